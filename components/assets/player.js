// Plays years: asks for the next one when the last has been looked at long enough and the map has drawn it, so that no
// step is left out and none comes before the one before it is to be seen.
const LOOK_MS = 50, LONGEST_MS = 8000

export default function ({ data, setTriggerValue }) {
  const player = window.__explorerPlayer ??= { timer: 0, owner: null }
  const owner = {}
  player.owner = owner
  clearTimeout(player.timer)
  const since = performance.now()
  const look = () => {
    const spent = performance.now() - since
    const isDrawn = !data.style || window.explorerMapDrawn?.() === data.style
    if (spent < data.hold_ms || (!isDrawn && spent < LONGEST_MS)) player.timer = setTimeout(look, LOOK_MS)
    else setTriggerValue("step", data.year)
  }
  player.timer = setTimeout(look, LOOK_MS)
  return () => {
    if (player.owner === owner) clearTimeout(player.timer)
  }
}
