"""Official Vietnamese administrative documents that obey Nghị định 30/2020/NĐ-CP."""
