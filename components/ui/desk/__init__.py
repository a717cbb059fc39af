"""Widgets of 数据更新."""
