"""What Ukraine's front lives on, and by which ways, is kept back; other supplies, and Russia's, are not."""

import pytest

from reports.claims.policy import tells_of_ukrainian_forces


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge at Lubny is how Kyiv feeds the front.",
        "The road through Lubny is how Ukraine supplies its garrison.",
        "Kyiv feeds the front over the bridge at Lubny.",
        "All supplies to the defenders go over the bridge at Lubny.",
        "Ukraine depends on the T-0504 for the supply of Lubny.",
        "Kyiv relies on the bridge near Lubny to supply its troops.",
        "Without the bridge at Lubny Kyiv cannot supply the front.",
        "The highway is the only way in which Kyiv supplies Lubny.",
        "The dam road keeps Kyiv's front fed.",
        "Ukraine moves its shells to the front through Lubny.",
        "Kyiv evacuates its wounded over the bridge at Lubny.",
        "Ukraine resupplies Lubny at night by boat.",
        "Kyiv brings in reserves over the road to Lubny.",
        "The road from Reni is the lifeline of Ukraine's defence of Lubny.",
        "The M03 is a lifeline for Kyiv.",
        "Київ годує фронт через міст у Лубнах.",
        "Українське угруповання тримається на постачанні дорогою через Лубни.",
        "Киев снабжает гарнизон по дороге через Лубны.",
    ],
)
def test_what_the_front_is_fed_by_is_kept_back(sentence: str) -> None:
    assert tells_of_ukrainian_forces(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces destroyed a bridge at Lubny.",
        "The bridge at Lubny is how Russia feeds the front.",
        "Ukraine depends on Western aid.",
        "Kyiv relies on its partners for gas.",
        "Ukraine supplies grain to Africa.",
        "Russian forces advanced near Lubny and cut the road.",
        "The United States supplies Ukraine with weapons.",
        "Ukraine exports grain through the port of Reni.",
        "Kyiv moved its clocks forward.",
        "Moscow relies on the railway through Lubny to supply its front.",
        "Germany supplies Kyiv with ammunition.",
        "Ukrainian forces struck a Russian supply depot near Lubny.",
        "Residents of Lubny depend on the bridge.",
        "Kyiv said that Moscow relies on the railway through Lubny.",
        "Russian forces in Ukraine supply their front by rail.",
        "Москва снабжает фронт по железной дороге через Лубны.",
    ],
)
def test_other_supplies_may_be_told(sentence: str) -> None:
    assert not tells_of_ukrainian_forces(sentence)
