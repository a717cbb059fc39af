"""Chinese names of the columns and of the words that the tables use; the technical ones stay in the files."""

from components.topics.elements.element_facts import STATUS_NAMES, TYPE_NAMES
from components.topics.indicators.tables import MEASURES
from components.words.citation import GRADES, KINDS, SCOPES

TABLES = {
    "observations": "指标数值",
    "annex_2024": "2024年计划附件原表",
    "indicators": "指标目录",
    "goals": "三步走目标与管控要求",
    "spatial_elements": "空间布局要素",
    "crossings": "跨河通道",
    "crossing_facts": "跨河通道逐条记载",
    "crossing_counts": "跨河通道计数",
    "facilities": "设施",
    "projects": "项目",
    "facility_mentions": "设施与项目逐条记载",
    "tasks": "2024年任务",
    "unlocated": "没有位置资料的要素",
}
LAYER = "layer-"

COLUMNS = {
    "indicator_id": "指标", "scope": "口径", "year": "年份", "measure": "量别", "kind": "类型", "value": "数值",
    "text": "文字表述", "unit": "单位", "source_id": "来源", "locator": "位置", "quote": "原文", "note": "备注",
    "row_no": "行号", "category": "类别", "name": "名称", "actual_2022": "2022年实际", "actual_2023": "2023年实际",
    "growth_2023": "2023年增长（%）", "plan_2024": "2024年计划", "growth_2024": "2024年增长（%）",
    "merged": "合并的格子",
    "goal_id": "目标编号", "horizon": "期限", "theme": "主题", "statement": "目标", "operator": "关系",
    "element_id": "要素", "element_type": "要素类型", "name_en": "英文名", "parent_id": "上级", "role": "职能",
    "lead_industry": "主导产业", "nickname": "别称", "members": "组成", "members_grade": "组成的依据",
    "crossing_id": "通道", "other_names": "其他名称", "type": "形式", "counts_as_crossing": "计入通道数",
    "status": "状态", "status_year": "状态年份", "status_basis": "状态依据", "status_grade": "状态等级",
    "status_source_id": "状态来源", "open_year": "通车年份", "open_date": "通车日期", "length_m": "长度（米）",
    "length_kind": "长度所指", "lanes": "车道", "rail_reserved": "轨道", "grade": "等级", "attribute": "方面",
    "as_of": "截至", "count_id": "计数编号", "what": "所数", "scope_note": "口径说明", "count": "文件所列数",
    "named": "能点名", "named_unclear": "是否计入不明", "facility_id": "设施或项目", "extent": "单个或一组",
    "status_text": "状态原话", "quantity": "规模", "quantity_unit": "规模单位", "subdistrict_id": "街道",
    "place_basis": "位置依据", "group_id": "组团", "basis": "依据", "task_id": "任务编号", "chapter": "章节",
    "number": "序号", "title": "任务", "title_en": "英文名", "actions": "内容", "measurable": "有数量目标",
    "targets": "数量目标", "indicator_ids": "相关指标", "element_ids": "相关要素", "why_unknown": "为何没有",
    "source_that_would_hold_it": "何处可能查到", "direction": "方向", "quantity_kind": "数量性质",
    "definition": "定义", "limits": "使用限制", "values": "数值条数", "table": "数据表", "precision": "精度",
    "accuracy_m": "误差（米）", "source": "来源说明",
    "id": "编号", "city": "市", "area_text": "面积原话", "edges": "边线",
    "area_km2": "面积（平方公里）", "area_method": "面积算法", "district": "所在县区", "length_km": "长度（公里）",
    "length_method": "长度算法", "identity": "名称认定", "rank": "注记级别",
    "about": "条目", "row": "行",
}  # fmt: skip

_YES = {"yes": "是", "no": "否", "unclear": "不明", "true": "是", "false": "否", "True": "是", "False": "否"}
_BASIS = {"fact": "已发生", "plan": "计划", "unconfirmed": "未证实", "stated": "文件写明", "named": "名称所指"}
_LENGTHS = {"bridge": "全桥", "main_bridge": "主桥", "tunnel": "隧道", "route": "线路", "unclear": "不明"}
_CROSSINGS = {
    "road_bridge": "公路桥", "road_tunnel": "公路隧道", "rail_bridge": "铁路桥", "road_rail_bridge": "公铁两用桥",
    "unknown": "不明", "reserved": "预留", "in_use": "已用",
}  # fmt: skip
_ATTRIBUTES = {
    "status": "状态", "start": "开工", "open": "通车", "planned_open": "计划通车", "length": "长度",
    "main_span": "主跨", "lanes": "车道", "rail": "轨道", "route": "线路", "position": "位置", "counted": "是否计入",
    "heritage": "文物",
    "structure": "结构", "name": "名称",
}  # fmt: skip
_COUNTED = {
    "open": "已通车", "building": "在建", "planned": "规划", "planned_densified": "规划加密",
    "planned_later": "后续规划", "to_start": "待开工",
}  # fmt: skip
_CATEGORIES = {
    "education": "教育", "health": "医疗", "elderly_care": "养老", "sports": "体育", "culture": "文化",
    "exhibition": "会展", "community": "社区", "government": "政务", "emergency": "应急", "housing": "住房",
    "park": "公园", "commerce": "商业", "finance": "金融", "water_supply": "供水", "reclaimed_water": "再生水",
    "power": "电力", "heat": "供热", "utilities": "市政", "digital": "数字设施", "transport_hub": "交通枢纽",
    "storage": "仓储", "employment": "就业", "industry": "产业", "industrial_park": "产业园区", "research": "科研",
    "innovation_platform": "创新平台", "cooperation": "合作", "agriculture": "农业", "road": "道路", "rail": "轨道",
    "waterway": "航运", "freight": "货运", "river_works": "河道治理", "reservoir": "水库", "flood_control": "防洪",
    "pipeline": "管网", "water_saving": "节水", "landscape": "景观", "energy": "能源", "rural": "乡村",
    "district_development": "片区开发", "green_building": "绿色建筑", "trade": "贸易",
}  # fmt: skip
_PRECISIONS = {"surveyed": "测绘", "derived": "推算", "approximate": "近似", "schematic": "示意"}

WORDS: dict[str, dict[str, str]] = {
    "scope": SCOPES,
    "kind": KINDS,
    "grade": GRADES, "status_grade": GRADES, "members_grade": GRADES,
    "measure": MEASURES,
    "status": STATUS_NAMES,
    "element_type": TYPE_NAMES,
    "horizon": {"2025": "2025年", "2030": "2030年", "2035": "2035年", "overall": "总体"},
    "operator": {"eq": "等于", "ge": "不低于", "le": "不超过", "gt": "高于", "lt": "低于", "approx": "约"},
    "type": _CROSSINGS, "rail_reserved": _CROSSINGS,
    "length_kind": _LENGTHS,
    "counts_as_crossing": _YES, "measurable": _YES,
    "basis": _BASIS, "status_basis": _BASIS, "place_basis": _BASIS,
    "attribute": _ATTRIBUTES,
    "what": _COUNTED,
    "category": _CATEGORIES,
    "extent": {"single": "单个", "set": "一组"},
    "direction": {"up": "越高越好", "down": "越低越好", "range": "保持在区间内", "none": "不分高低"},
    "quantity_kind": {"stock": "存量", "flow": "流量", "rate": "比率", "share": "占比", "count": "个数"},
    "precision": _PRECISIONS,
}  # fmt: skip
IDS = ("indicator_id", "indicator_ids", "parent_id", "members", "element_id", "element_ids", "crossing_id",
       "facility_id", "subdistrict_id", "group_id")  # fmt: skip
SOURCE_IDS = ("source_id", "status_source_id")

# What the eye needs first; the rest follows in the file's order, technical keys of the row itself are left out.
FIRST = {
    "observations": ["indicator_id", "year", "kind", "measure", "value", "text", "unit", "scope", "quote", "source_id"],
    "goals": ["statement", "horizon", "theme", "operator", "value", "unit", "scope", "quote", "source_id"],
    "spatial_elements": ["name", "element_type", "parent_id", "role", "lead_industry", "scope", "quote", "source_id"],
    "crossings": ["name", "type", "status", "open_year", "length_m", "lanes", "grade", "source_id", "note"],
    "crossing_facts": ["crossing_id", "attribute", "text", "value", "unit", "as_of", "grade", "source_id", "quote"],
    "crossing_counts": ["what", "as_of", "scope", "count", "named", "named_unclear", "grade", "source_id", "quote"],
    "facilities": ["name", "category", "status", "status_year", "quantity", "quantity_unit", "quote", "source_id"],
    "projects": ["name", "category", "status", "status_year", "quantity", "quantity_unit", "quote", "source_id"],
    "facility_mentions": ["facility_id", "year", "status", "status_text", "grade", "source_id", "quote"],
    "tasks": ["title", "chapter", "actions", "targets", "measurable", "indicator_ids", "quote", "locator"],
    "unlocated": ["name", "why_unknown", "source_that_would_hold_it"],
}
OWN_KEYS = {
    "goals": "goal_id", "spatial_elements": "element_id", "crossings": "crossing_id", "crossing_counts": "count_id",
    "facilities": "facility_id", "projects": "facility_id", "tasks": "task_id", "unlocated": "element_id",
}  # fmt: skip
