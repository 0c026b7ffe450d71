"""rust-docxtpl in a process of its own: python rust.py TEMPLATE, lines of JSON in and out."""

import base64
import io
import json
import sys
from time import process_time

from docxtpl import DocxTemplate

for line in sys.stdin:
    seconds, document = [], b""
    for content in json.loads(line):
        start = process_time()
        template = DocxTemplate(sys.argv[1])
        template.render(content, autoescape=True)
        file = io.BytesIO()
        template.save(file)
        document = file.getvalue()
        seconds.append(process_time() - start)
    answer = {"seconds": seconds, "document": base64.b64encode(document).decode()}
    print(json.dumps(answer), flush=True)
