"""The parts of the page 方案比较: two to four scenarios side by side, as differences and in words."""
