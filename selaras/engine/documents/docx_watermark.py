"""The word across the pages of a draft in Word: the text path that Word itself writes for a watermark."""

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_STYLE = (
    "position:absolute;margin-left:0;margin-top:0;width:430pt;height:144pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def watermark_run(word: str) -> BaseOxmlElement:
    """A run for the header that prints the word diagonally in light grey behind the text."""
    run = etree.Element(f"{{{_W}}}r", nsmap={"w": _W, "v": _V, "o": _O})
    picture = etree.SubElement(run, f"{{{_W}}}pict")
    path = {
        "id": "selaras-teks",
        "coordsize": "21600,21600",
        f"{{{_O}}}spt": "136",
        "path": "m0,0l21600,0m0,21600l21600,21600e",
    }
    kind = etree.SubElement(picture, f"{{{_V}}}shapetype", path)
    etree.SubElement(kind, f"{{{_V}}}path", textpathok="t")
    etree.SubElement(kind, f"{{{_V}}}textpath", on="t", fitshape="t")
    shape = etree.SubElement(
        picture,
        f"{{{_V}}}shape",
        {
            "id": "selaras-tanda-air",
            "type": "#selaras-teks",
            "alt": word,
            "style": _STYLE,
            "fillcolor": "#d9d9d9",
            "stroked": "f",
        },
    )
    etree.SubElement(
        shape, f"{{{_V}}}textpath", style='font-family:"Arial";font-size:1pt;font-weight:bold', string=word
    )
    return parse_xml(etree.tostring(run))
