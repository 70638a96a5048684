from pathlib import Path

import geopandas as gpd
import pytest

from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.corrections import CorrectionError, apply_corrections, read_corrections

HEAD = "claim_id,verdict,katottg,note,by\n"


def test_cells_beyond_the_header_are_named(tmp_path: Path) -> None:
    path = tmp_path / "fixes.csv"
    path.write_text(HEAD + "a,reject,,hearsay, surely,A. Reader\nb,reject,,fine,A. Reader\n")
    with pytest.raises(CorrectionError, match="row 2: has more cells than the header"):
        read_corrections(path)


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "fixes.csv"
    path.write_text("claim_id,verdict, verdict,katottg,note,by\na,reject,fix,,,A. Reader\n")
    with pytest.raises(CorrectionError, match="'verdict' as the name of two columns"):
        read_corrections(path)


def test_thousands_of_unknown_claims_make_a_short_message(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "fixes.csv"
    path.write_text(HEAD + "".join(f"claim{number},reject,,,A. Reader\n" for number in range(5000)))
    claims = gpd.GeoDataFrame({"claim_id": ["a"]}, geometry=[None], crs=4326)
    with pytest.raises(CorrectionError, match="and 4980 more") as error:
        apply_corrections(claims, read_corrections(path), gazetteer=gazetteer)
    assert len(str(error.value)) < 1000
