"""Words for the codes of tables and layers, each defined once.

Grades, scopes and kinds of figures stand in `citation`, statuses of pace in `status_words`, verdicts in `finding`.
"""

PRECISIONS = {"surveyed": "实测", "derived": "推算", "approximate": "近似", "schematic": "示意"}
"""Precision of a location on the map."""
STAGES = {
    "open": "已通车", "building": "在建", "to_start": "待开工", "planned": "规划", "existing_heritage": "文物保护桥梁",
    "study": "研究论证", "approved": "获批", "signed": "已签约", "topped_out": "主体封顶", "completed": "已建成",
    "established": "已设立", "operating": "已运营", "unstated": "未说明",
    "planned_densified": "规划加密", "planned_later": "后续规划",
}  # fmt: skip
"""Stage of a crossing, a facility or a project."""
ELEMENT_TYPES = {
    "area": "范围", "boundary": "四至", "subdistrict": "街道", "layout": "总体布局", "axis": "轴线", "belt": "风貌带",
    "core": "核心", "group": "组团", "imagery": "空间意象", "setting": "山水格局", "character": "风貌", "river": "河流",
    "forest_belt": "森林带", "corridor": "廊道", "hill": "山体", "water_body": "水体", "levee": "堤防",
    "flood_storage": "蓄滞空间", "green_system": "绿地系统", "heritage": "文化遗产", "craft": "非物质文化遗产",
    "landmark": "地标", "limit": "控制指标", "control_line": "控制线", "district": "片区", "rural": "乡村",
    "standard": "标准", "planning_system": "规划体系", "life_circle": "生活圈", "service_system": "服务体系",
    "transport_system": "交通体系", "utility_system": "市政体系", "ecology_programme": "生态行动",
    "crossing": "跨河通道", "facility": "设施", "project": "项目", "place": "地点",
}  # fmt: skip
CROSSING_TYPES = {
    "road_bridge": "公路桥", "road_tunnel": "公路隧道", "rail_bridge": "铁路桥", "road_rail_bridge": "公铁两用桥",
    "unknown": "形式不明",
}  # fmt: skip
CROSSING_ATTRIBUTES = {
    "status": "状态", "open": "通车", "planned_open": "计划通车", "start": "开工", "length": "长度", "lanes": "车道",
    "rail": "轨道", "main_span": "主跨", "position": "位置", "route": "走向", "counted": "是否计入", "name": "名称",
    "heritage": "文物", "structure": "结构",
}  # fmt: skip
COUNTED = {"yes": "计入", "unclear": "未说明", "no": "不计入"}
"""Whether a crossing is among those that the documents count."""
FACILITY_CATEGORIES = {
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
MEASURES = {
    "level": "水平值",
    "growth_pct": "增长率",
    "growth_mean_pct": "平均增长率",
    "change_pct": "变化幅度",
    "change_pp": "百分点变化",
    "share_pct": "占比",
    "count": "数量",
    "rank": "位次",
    "text": "文字表述",
}
OPERATORS = {"eq": "等于", "ge": "不低于", "le": "不超过", "gt": "高于", "lt": "低于", "approx": "约"}
"""How the figure of a plan or a goal binds."""
DIRECTIONS = {"up": "正向指标", "down": "逆向指标", "range": "保持在区间内", "none": "中性指标"}
MEASURE_CATEGORIES = {"requirement": "要求", "planning": "规划工作", "measure": "举措", "task": "重点任务"}
THING_CATEGORIES = {
    "document": "文件与规划", "organisation": "机构", "mechanism": "机制", "code": "提法", "industry": "产业",
    "strategic_industry": "战略性新兴产业", "future_industry": "未来产业", "service_industry": "服务业",
    "zone": "示范区与试点", "programme": "行动与品牌", "strategy": "战略",
}  # fmt: skip
"""What kind of thing a document names."""
GOAL_BEARINGS = {
    "reached": "称已达到", "part": "记载了一部分", "open": "称尚待完成", "other": "只记载相近事项",
}  # fmt: skip
"""What a source says of a goal."""
PLAN_PARTS = {
    "lead": "1：统领", "comprehensive": "4：综合性规划", "special": "16：专项规划", "sector": "N：专业规划",
    "unassigned": "未写明类别",
}  # fmt: skip
"""The parts of the system of plans."""
PLAN_STATES = {
    "approved": "已批复", "issued": "已印发", "drawn_up": "编制完成", "drafting": "编制中", "to_draft": "拟编制",
    "silent": "未见记载",
}  # fmt: skip
"""How far a plan has come."""
STATEMENT_CATEGORIES = {
    "action": "行动", "result": "执行情况", "target": "年度目标", "goal": "目标", "problem": "问题与不足",
    "requirement": "要求", "context": "表述",
}  # fmt: skip
"""What a clause of a document states."""
