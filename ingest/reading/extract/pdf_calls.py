"""pdfium's raw calls by plain addresses.

A page has thousands of characters and hundreds of objects, each asked several things. pypdfium2
makes a pointer object of every address that a call gives; as plain numbers they cost a third.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_raw

_ADDRESS, _NUMBER, _FLOAT_AT = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p


def _call(function: Any, gives: Any, *takes: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise ImportError("this pdfium lacks a call")
    return ctypes.CFUNCTYPE(gives, *takes)(address)


def address_of(handle: Any) -> int:
    """The address that one of pypdfium2's pointers holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


count_objects = _call(pdfium_raw.FPDFPage_CountObjects, _NUMBER, _ADDRESS)
object_at = _call(pdfium_raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
count_in_form = _call(pdfium_raw.FPDFFormObj_CountObjects, _NUMBER, _ADDRESS)
object_in_form = _call(pdfium_raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
type_of = _call(pdfium_raw.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
mark_of = _call(pdfium_raw.FPDFPageObj_GetMarkedContentID, _NUMBER, _ADDRESS)
bounds_of = _call(pdfium_raw.FPDFPageObj_GetBounds, _NUMBER, _ADDRESS, *[_FLOAT_AT] * 4)
matrix_of = _call(pdfium_raw.FPDFPageObj_GetMatrix, _NUMBER, _ADDRESS, _ADDRESS)
font_size_of = _call(pdfium_raw.FPDFTextObj_GetFontSize, _NUMBER, _ADDRESS, _FLOAT_AT)
font_of = _call(pdfium_raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
font_name = _call(
    pdfium_raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _ADDRESS, ctypes.c_char_p, ctypes.c_size_t
)
font_weight = _call(pdfium_raw.FPDFFont_GetWeight, _NUMBER, _ADDRESS)

count_characters = _call(pdfium_raw.FPDFText_CountChars, _NUMBER, _ADDRESS)
text_of_characters = _call(
    pdfium_raw.FPDFText_GetText, _NUMBER, _ADDRESS, _NUMBER, _NUMBER, _ADDRESS
)
character_at = _call(pdfium_raw.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _NUMBER)
object_of_character = _call(pdfium_raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _NUMBER)
origin_of_character = _call(
    pdfium_raw.FPDFText_GetCharOrigin, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS, _ADDRESS
)

tree_for_page = _call(pdfium_raw.FPDF_StructTree_GetForPage, _ADDRESS, _ADDRESS)
close_tree = _call(pdfium_raw.FPDF_StructTree_Close, None, _ADDRESS)
count_in_tree = _call(pdfium_raw.FPDF_StructTree_CountChildren, _NUMBER, _ADDRESS)
element_in_tree = _call(pdfium_raw.FPDF_StructTree_GetChildAtIndex, _ADDRESS, _ADDRESS, _NUMBER)
count_in_element = _call(pdfium_raw.FPDF_StructElement_CountChildren, _NUMBER, _ADDRESS)
element_in_element = _call(
    pdfium_raw.FPDF_StructElement_GetChildAtIndex, _ADDRESS, _ADDRESS, _NUMBER
)
mark_in_element = _call(
    pdfium_raw.FPDF_StructElement_GetChildMarkedContentID, _NUMBER, _ADDRESS, _NUMBER
)
type_of_element = _call(
    pdfium_raw.FPDF_StructElement_GetType, ctypes.c_ulong, _ADDRESS, _ADDRESS, ctypes.c_ulong
)
