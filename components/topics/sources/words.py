"""Chinese names of the columns and of the words that the tables use; the technical ones stay in the files."""

from components.words.citation import GRADES, KINDS, SCOPES
from components.words.codes import (
    COUNTED,
    CROSSING_ATTRIBUTES,
    CROSSING_TYPES,
    DIRECTIONS,
    ELEMENT_TYPES,
    FACILITY_CATEGORIES,
    MEASURE_CATEGORIES,
    MEASURES,
    OPERATORS,
    PRECISIONS,
    STAGES,
    STATEMENT_CATEGORIES,
    THING_CATEGORIES,
)

TABLES = {
    "observations": "指标数值",
    "annex_2024": "2024年计划附件原表",
    "indicators": "指标目录",
    "goals": "三步走目标与管控要求",
    "indicator_projects": "项目投用与指标的联系",
    "spatial_elements": "空间布局要素",
    "crossings": "跨河通道",
    "crossing_facts": "跨河通道逐条记载",
    "crossing_counts": "跨河通道计数",
    "facilities": "设施",
    "projects": "项目",
    "facility_mentions": "设施与项目逐条记载",
    "facility_levels": "设施的类别与级别",
    "state_verbs": "动词与状态对照",
    "tasks": "2024年任务",
    "task_units": "任务点名的单位",
    "restatements": "同一数值的再次表述",
    "counted_lists": "带数目的名单",
    "dated_mentions": "工作与日期的记载",
    "census_2020": "2020年人口普查：两区摘录",
    "measures": "意见的举措与计划的重点任务",
    "named_things": "文件列名的事物",
    "outline": "两份文件的标题",
    "statements": "其余各句的短句",
    "unlocated": "没有位置资料的要素",
}
LAYER = "layer-"
STATED = {"figure": "数", "goal": "目标", "name": "名称", "place": "地点与项目", "task": "任务",
          "problem": "问题", "clause": "表述"}  # fmt: skip
"""What a clause of a document can state, in the order in which it is listed."""
DOCUMENT_NAMES = {"opinion-2021": "市委意见（2021）", "plan-2024": "年度计划（2024）"}
TABS = {
    "sources": "来源", "index": "文件索引", "tables": "数据表", "contradictions": "矛盾", "coverage": "覆盖",
    "unknown": "资料缺口",
}  # fmt: skip
GROUPS = {
    "basics": "编制规划首先需要的资料", "actuals": "2024年以来的实际", "starts": "有计划或目标、没有现状",
    "targets": "目标只有文字", "unplanned": "有实际、没有计划", "crossings": "跨河通道",
    "places": "位置与范围", "sources": "出处本身",
}  # fmt: skip
"""What is not known, by group."""
CHECKS = {
    "growth_vs_levels": "增长与绝对量", "text_vs_table": "正文与附件", "text_vs_text": "正文前后",
    "unit_vs_unit": "计量单位", "rate_vs_level": "比率、基数与绝对量", "share_vs_parts": "比例与分子分母",
    "share_change": "占比的变动",
    "target_vs_actual": "目标与上年实际", "target_vs_target": "目标与目标", "document_vs_document": "文件与文件",
    "press_vs_document": "报道与文件", "press_vs_press": "报道与报道", "name_vs_name": "名称写法",
    "name_vs_column": "名称与栏目", "count_vs_names": "数目与名单", "list_vs_list": "名单与名单",
    "step_vs_step": "先后进度", "state_vs_state": "两处状态", "date_vs_event": "日期先后",
}  # fmt: skip
CONFIDENCE = {"high": "高", "medium": "中", "low": "低"}

COLUMNS = {
    "indicator_id": "指标", "scope": "口径", "year": "年份", "measure": "指标形式", "kind": "类型", "value": "数值",
    "text": "文字表述", "unit": "单位", "source_id": "来源", "locator": "位置", "quote": "原文", "note": "备注",
    "row_no": "行号", "category": "类别", "name": "名称", "actual_2022": "2022年实际", "actual_2023": "2023年实际",
    "growth_2023": "2023年增长（%）", "plan_2024": "2024年计划", "growth_2024": "2024年增长（%）",
    "merged": "合并的格子",
    "people": "常住人口", "urban": "城镇人口", "rural": "乡村人口", "households": "家庭户数",
    "district_id": "编号",
    "household_people": "家庭户人口", "age_0": "0岁", "age_1_4": "1至4岁", "age_5_9": "5至9岁", "age_10_14": "10至14岁",
    "age_60_over": "60岁及以上",
    "goal_id": "目标编号", "horizon": "期限", "theme": "主题", "statement": "目标", "operator": "关系",
    "element_id": "要素", "element_type": "要素类型", "name_en": "英文名", "parent_id": "上级", "role": "职能",
    "label": "图上名称",
    "lead_industry": "主导产业", "nickname": "别称", "members": "组成", "members_grade": "组成的依据",
    "crossing_id": "通道", "other_names": "其他名称", "type": "形式", "counts_as_crossing": "计入通道数",
    "status": "状态", "status_year": "状态年份", "status_basis": "状态依据", "status_grade": "状态等级",
    "status_source_id": "状态来源", "open_year": "通车年份", "open_date": "通车日期", "length_m": "长度（米）",
    "length_kind": "长度所指", "lanes": "车道", "rail_reserved": "轨道", "grade": "等级", "attribute": "方面",
    "as_of": "截至", "count_id": "计数编号", "what": "统计对象", "scope_note": "口径说明", "count": "文件所列数",
    "named": "可列出名称", "named_unclear": "是否计入不明", "facility_id": "设施或项目", "extent": "单个或一组",
    "status_text": "状态的原文表述", "quantity": "规模", "quantity_unit": "规模单位", "subdistrict_id": "街道",
    "place_basis": "位置依据", "group_id": "组团", "basis": "依据", "task_id": "任务编号", "chapter": "章节",
    "number": "序号", "title": "任务", "title_en": "英文名", "actions": "内容", "measurable": "有数量目标",
    "targets": "数量目标", "indicator_ids": "相关指标", "element_ids": "相关要素", "why_unknown": "为何没有",
    "source_that_would_hold_it": "何处可能查到", "direction": "方向", "quantity_kind": "数量性质",
    "definition": "定义", "limits": "使用限制", "values": "数值条数", "table": "数据表", "precision": "精度",
    "accuracy_m": "误差（米）", "source": "来源说明",
    "id": "编号", "city": "市", "area_text": "面积的原文表述", "edges": "边线",
    "area_km2": "面积（平方公里）", "area_method": "面积算法", "district": "所在县区", "length_km": "长度（公里）",
    "length_method": "长度算法", "identity": "名称认定", "rank": "注记级别",
    "about": "条目", "row": "行",
    "list_id": "名单编号", "subject": "事项", "subject_en": "英文名", "stated": "所称的数",
    "items": "列名", "open_list": "以“等”结尾", "mention_id": "记载编号", "action": "措辞", "date": "日期",
    "heading_id": "所在标题", "level": "层级", "thing_id": "编号", "measure_id": "编号", "statement_id": "编号",
    "verb": "动词", "stage": "计划阶段", "kinds": "类别", "reason": "理由",
}  # fmt: skip

_RAIL = {"reserved": "预留", "in_use": "已用", "unknown": "不明"}
_YES = {"yes": "是", "no": "否", "true": "是", "false": "否", "True": "是", "False": "否"}
_BASIS = {"fact": "已发生", "plan": "计划", "unconfirmed": "未证实", "stated": "文件写明", "named": "名称所指"}
PLAN_STAGES = {"not_begun": "未动工", "under_way": "进行中", "standing": "已有并改进", "to_make": "新做"}
_LENGTHS = {"bridge": "全桥", "main_bridge": "主桥", "tunnel": "隧道", "route": "线路", "unclear": "不明"}
WORDS: dict[str, dict[str, str]] = {
    "scope": SCOPES,
    "kind": KINDS,
    "grade": GRADES, "status_grade": GRADES, "members_grade": GRADES,
    "measure": MEASURES,
    "status": STAGES,
    "stage": PLAN_STAGES,
    "element_type": ELEMENT_TYPES,
    "horizon": {"2025": "2025年", "2030": "2030年", "2035": "2035年", "overall": "总体"},
    "operator": OPERATORS,
    "type": CROSSING_TYPES, "rail_reserved": _RAIL,
    "length_kind": _LENGTHS,
    "counts_as_crossing": COUNTED, "measurable": _YES, "open_list": _YES,
    "basis": _BASIS, "status_basis": _BASIS, "place_basis": _BASIS,
    "attribute": CROSSING_ATTRIBUTES,
    "what": STAGES,
    "category": FACILITY_CATEGORIES | MEASURE_CATEGORIES | THING_CATEGORIES | STATEMENT_CATEGORIES,
    "extent": {"single": "单个", "set": "一组"},
    "direction": DIRECTIONS,
    "quantity_kind": {"stock": "存量", "flow": "流量", "rate": "比率", "share": "占比", "count": "个数"},
    "precision": PRECISIONS,
}  # fmt: skip
IDS = ("indicator_id", "indicator_ids", "parent_id", "members", "element_id", "element_ids", "crossing_id",
       "facility_id", "subdistrict_id", "group_id", "heading_id")  # fmt: skip
SOURCE_IDS = ("source_id", "status_source_id")

# What the eye needs first; the rest follows in the file's order, technical keys of the row itself are left out.
FIRST = {
    "observations": ["indicator_id", "year", "kind", "measure", "value", "text", "unit", "scope", "quote", "source_id"],
    "goals": ["statement", "horizon", "theme", "operator", "value", "unit", "scope", "quote", "source_id"],
    "indicator_projects": ["indicator_id", "year", "facility_id", "quote", "source_id", "locator", "note"],
    "spatial_elements": ["name", "element_type", "parent_id", "role", "lead_industry", "scope", "quote", "source_id"],
    "crossings": ["name", "type", "status", "open_year", "length_m", "lanes", "grade", "source_id", "note"],
    "crossing_facts": ["crossing_id", "attribute", "text", "value", "unit", "as_of", "grade", "source_id", "quote"],
    "crossing_counts": ["what", "as_of", "scope", "count", "named", "named_unclear", "grade", "source_id", "quote"],
    "facilities": [
        "name",
        "category",
        "status",
        "status_year",
        "quantity",
        "quantity_unit",
        "scope",
        "quote",
        "source_id",
    ],
    "projects": [
        "name",
        "category",
        "status",
        "status_year",
        "quantity",
        "quantity_unit",
        "scope",
        "quote",
        "source_id",
    ],
    "facility_levels": ["facility_id", "kinds", "level", "reason"],
    "facility_mentions": ["facility_id", "year", "status", "status_text", "verb", "grade", "source_id", "quote"],
    "restatements": ["indicator_id", "year", "kind", "measure", "value", "unit", "quote", "locator", "source_id"],
    "counted_lists": ["subject", "stated", "items", "open_list", "quote", "locator", "source_id"],
    "dated_mentions": ["subject", "basis", "action", "year", "date", "quote", "locator", "source_id"],
    "tasks": ["title", "chapter", "actions", "targets", "measurable", "indicator_ids", "quote", "locator"],
    "task_units": ["task_id", "unit", "quote", "locator", "source_id"],
    "census_2020": [
        "name",
        "people",
        "urban",
        "rural",
        "age_0",
        "age_1_4",
        "age_5_9",
        "age_60_over",
        "source_id",
        "note",
    ],
    "measures": ["title", "category", "indicator_ids", "element_ids", "locator", "source_id"],
    "named_things": ["name", "category", "other_names", "quote", "locator", "source_id"],
    "outline": ["title", "locator", "level", "source_id"],
    "statements": ["quote", "category", "locator", "source_id"],
    "unlocated": ["name", "why_unknown", "source_that_would_hold_it"],
}
OWN_KEYS = {
    "goals": "goal_id", "spatial_elements": "element_id", "crossings": "crossing_id", "crossing_counts": "count_id",
    "facilities": "facility_id", "projects": "facility_id", "tasks": "task_id",
    "measures": "measure_id", "named_things": "thing_id", "outline": "heading_id", "statements": "statement_id",
    "counted_lists": "list_id", "dated_mentions": "mention_id", "unlocated": "element_id", "census_2020": "district_id",
}  # fmt: skip
