"""Sentences that tell of Ukrainian positions, units or intentions, in as many wordings; {} stands for a mark."""

TOLD = (
    # places of a force, beside a claim that stays
    "Ukrainian troops keep a command post in the {} school of Siversk; Russian forces advanced in Siversk.",
    "Russian forces advanced in Lyman, where the Ukrainian headquarters is in the {} hotel.",
    "Russian forces attacked near Komar, and Ukrainian forces hold the {} quarry.",
    "Geolocated footage indicates that Russian forces advanced near Bahatyr toward Ukrainian trenches by the {} dam.",
    "Russian forces seized Zelene Pole, but Ukrainian soldiers remain in the {} cellars.",
    "Russian forces struck a Ukrainian ammunition depot in the {} mine near Kupyansk.",
    "A Russian milblogger claimed that Russian forces entered Toretsk and that Ukrainian artillery positions are at the {} farm.",
    "Russian forces advanced west of Lyman after shelling dugouts of the Ukrainian army in the {} forest.",
    "The Russian MoD claimed that Russian forces hit a concentration of Ukrainian servicemen at the {} station in Sloviansk.",
    "Russian forces attacked Pokrovsk, defended by Ukrainian infantry from the {} coking plant.",
    # where they are
    "Ukrainian forces hold positions along the {} canal near Chasiv Yar.",
    "Ukrainian forces still control the {} heights north of Kupyansk.",
    "About 300 Ukrainian soldiers are in the {} plant in Toretsk.",
    "Ukrainian marines have dug in behind the {} embankment near Krynky.",
    "Ukrainian troops were deployed to the {} junction near Pokrovsk.",
    "The AFU maintains a foothold at the {} bridge near Oleshky.",
    "The Ukrainian battery stands in the {} orchard near Vovchansk.",
    "Fortifications of the Ukrainian defenders run along the {} road near Huliaipole.",
    "Footage shows Ukrainian paratroopers in the {} house in Myrnohrad.",
    "Ukrainian drone operators operate from the {} attic in Kostiantynivka.",
    "Ukrainian reserves are concentrated around the {} airfield near Dnipro.",
    "The ZSU reinforced the {} bastion in Siversk.",
    "Ukrainian units have been transferred to the {} sector near Sumy.",
    "The Ukrainian garrison is surrounded in the {} works in Bakhmut.",
    "Ukrainian howitzers are located near the {} silo in Orikhiv.",
    "A Ukrainian air defense system is hidden in the {} hangar near Odesa.",
    "Ukrainian supply routes run through the {} crossing near Lyman.",
    "Ukrainian soldiers sit in the {} basements of Chasiv Yar.",
    "Ukrainian observation posts overlook the {} valley near Robotyne.",
    "The presence of Ukrainian troops in the {} suburb of Kherson continues.",
    "Ukrainian infantry is trapped between the {} rivers near Krynky.",
    "Ukrainian command points work in the {} bunker near Zaporizhzhia.",
    "Positions held by Ukrainian forces near the {} lake are under fire.",
    "Ukrainian tanks remained at the {} tree line near Avdiivka.",
    "Ukrainian snipers were stationed on the {} tower in Toretsk.",
    "Ukrainian logistics pass the {} hub near Izyum.",
    "Ukrainians hold the {} street in Bakhmut.",
    "Our defenders hold the {} line near Kupyansk.",
    "Our soldiers are at the {} church in Lyman.",
    # units
    "Footage shows the Ukrainian 1st Mechanized Brigade near the {} pond in Lyman.",
    "Russian forces struck the Ukrainian 47th Mechanized Brigade at the {} camp near Pokrovsk.",
    "The Ukrainian 79th Air Assault Brigade fights by the {} grove near Kurakhove.",
    "Elements of the Ukrainian 110th Territorial Defense Brigade rest in the {} sanatorium near Dnipro.",
    # intentions
    "Ukrainian forces plan to attack from the {} side of Kupyansk.",
    "Ukrainian forces are preparing a counteroffensive near the {} road in Zaporizhia Oblast.",
    "Ukrainian officials ordered a withdrawal of troops from the {} district of Toretsk.",
    "Ukrainian forces will retreat to the {} ridge near Velyka Novosilka.",
    "Kyiv intends to launch an operation across the {} ford near Kherson.",
    "The planned Ukrainian counterattack will begin at the {} bend near Lyman.",
    "Ukraine is going to transfer brigades to the {} front near Sumy.",
    "The Ukrainian command is considering a withdrawal from the {} pocket near Kurakhove.",
    "Russian sources expressed concern about preparations for a Ukrainian landing at the {} spit near Kinburn.",
    # said by others, denied, late in a long sentence
    "A Russian milblogger claimed that Ukrainian forces still hold the {} crossroads in Robotyne, but Russian forces advanced there.",
    "Russian forces did not advance in Vovchansk, and Ukrainian troops did not leave their positions at the {} factory.",
    (
        "Russian forces attacked near Lyman, Terny, Torske, Yampolivka, Zarichne, Dibrova, Kreminna, Serebryanka, Hryhorivka, "
        "Bilohorivka, Verkhnokamyanske, Spirne, Ivano-Daryivka, Vyimka, and Rozdolivka on June 11, and Ukrainian forces maintain "
        "strongpoints at the {} pumping station."
    ),
    "“Ukrainian troops keep the {} tunnel,” a Ukrainian officer stated, adding that Russian forces attacked near Toretsk.",
    "Russian forces advanced in Terny (Ukrainian positions are in the {} wood) on June 11.[12]",
    # other languages
    "Українські військові утримують позиції біля {} школи у Сіверську.",
    "ЗСУ готують контрнаступ з боку {} мосту під Куп'янськом.",
    "ВСУ удерживают опорный пункт у {} карьера под Северском.",
)
"""Each tells something that is to be quoted nowhere, whichever claim it also carries."""

TOLD_MORE = (
    "Two Ukrainian platoons have taken cover below the {} viaduct in Toretsk.",
    "A Ukrainian mortar team fires from the {} courtyard near Orikhiv.",
    "Kyiv has stationed its reserves by the {} reservoir near Dnipro.",
    "The garrison of Siversk eats and sleeps in the {} brewery.",
    "Geolocated imagery shows where Ukrainian engineers are laying mines along the {} lane.",
    "Ukrainian commanders intend to pull their men back to the {} creek near Lyman.",
    "A Ukrainian jamming station is set up on the {} roof in Kherson.",
    "Ukrainian pilots steer their drones out of the {} garage in Kramatorsk.",
    "Russian forces entered Komar, where a Ukrainian rearguard clings to the {} granary.",
    "The next Ukrainian push is to start by the {} weir near Kupyansk.",
    "The defenders of Robotyne draw their water from the {} spring.",
    "Ukrainian wounded are carried out over the {} footbridge near Chasiv Yar.",
    "Ukrainian armored vehicles queue at the {} ferry near Oleshky.",
    "Zelensky ordered the generals to give up the {} hill near Vovchansk.",
    "Ukrainian troops rotate by night through the {} ravine near Terny.",
)
"""More wordings, each told once."""

TOLD_IN_UKRAINIAN = (
    "Українські десантники тримають {} висоту біля Часового Яру.",
    "Наші піхотинці закріпилися в {} цеху в Торецьку.",
    "Командний пункт українського батальйону розташований у {} підвалі в Лимані.",
    "Гармати українських артилеристів стоять у {} саду під Оріховом.",
    "79-та окрема десантно-штурмова бригада ЗСУ перебуває біля {} ставу під Курахівим.",
    "Підрозділи 110-ї бригади територіальної оборони відпочивають у {} санаторії.",
    "Українське командування перекинуло резерви до {} роздоріжжя під Покровськом.",
    "Сили оборони планують удар з боку {} мосту під Куп'янськом.",
    "Українські війська готуються відійти до {} хребта біля Великої Новосілки.",
    "ЗСУ збираються форсувати річку біля {} острова під Херсоном.",
    "Росіяни просунулися в Сіверську, а українські морпіхи досі сидять у {} школі.",
    "Ворог захопив Комар, проте оборонці утримують {} кар'єр.",
    "Український опорний пункт облаштовано за {} посадкою біля Роботиного.",
    "Склад боєприпасів ЗСУ розміщено в {} шахті біля Куп'янська.",
    "Українські оператори дронів працюють з {} горища в Костянтинівці.",
    "Шляхи постачання українських військ проходять через {} переправу біля Лиману.",
    "Воїни тероборони несуть вартові зміни біля {} елеватора в Орікові.",
    "У {} яру під Лиманом заховано українські гаубиці.",
    "Українські поранені чекають на евакуацію в {} підвалі Торецька.",
    "Генштаб вирішив відвести наші підрозділи з {} кварталу Вовчанська.",
    "Розвідка ЗСУ облаштувала спостережний пост на {} вежі.",
    "Росіяни вдарили по позиціях українських військ біля {} ферми.",
    "Кілька наших танків заправляються на {} станції біля Сум.",
    "Українці мають намір перерізати {} шосе під Бєлгородом.",
)
"""The same kinds in Ukrainian: where a force is, what it has there, what it means to do."""

TOLD_IN_RUSSIAN = (
    "Украинские десантники удерживают {} высоту у Часова Яра.",
    "Боевики ВСУ закрепились в {} цехе в Торецке.",
    "Командный пункт украинского батальона расположен в {} подвале в Лимане.",
    "Орудия украинских артиллеристов стоят в {} саду под Ореховом.",
    "79-я отдельная десантно-штурмовая бригада ВСУ находится у {} пруда под Курахово.",
    "Подразделения 110-й бригады теробороны отдыхают в {} санатории.",
    "Украинское командование перебросило резервы к {} развилке под Покровском.",
    "Киев планирует удар со стороны {} моста под Купянском.",
    "Украинские войска готовятся отойти к {} гряде у Великой Новоселки.",
    "ВСУ собираются форсировать реку у {} острова под Херсоном.",
    "Российские войска продвинулись в Северске, а украинские морпехи до сих пор сидят в {} школе.",
    "ВС РФ взяли Комар, однако противник удерживает {} карьер.",
    "Украинский опорный пункт оборудован за {} посадкой у Работино.",
    "Склад боеприпасов ВСУ размещён в {} шахте у Купянска.",
    "Украинские операторы дронов работают с {} чердака в Константиновке.",
    "Пути снабжения украинских войск проходят через {} переправу у Лимана.",
    "Украинские миномётчики ведут огонь из {} оврага под Лиманом.",
    "В {} балке под Лиманом спрятаны украинские гаубицы.",
    "Раненые солдаты ВСУ ждут эвакуации в {} подвале Торецка.",
    "Генштаб ВСУ решил вывести бригаду из {} квартала Волчанска.",
    "Разведка украинской армии оборудовала наблюдательный пост на {} башне.",
    "Российские войска ударили по позициям украинских войск у {} фермы.",
    "Несколько танков ВСУ заправляются на {} станции у Сум.",
    "Украинцы намерены перерезать {} шоссе под Белгородом.",
)
"""The same kinds in Russian."""

QUOTED = (
    "Geolocated footage published on June 11 indicates that Russian forces recently advanced in Komar by the quoted01 mill.",
    "Ukrainian forces advanced north of Toretsk past the quoted02 pit.",
    "Ukrainian forces repelled Russian attacks near Bahatyr by the quoted03 weir.",
    "The Ukrainian General Staff reported that Russian forces attacked near Lyman on the quoted04 side.",
    "The Ukrainian 1st Mechanized Brigade reported that Russian forces advanced near Terny by the quoted05 well.",
    "A Russian milblogger claimed that Russian forces seized the quoted06 quarter of Siversk.",
    "Ukrainian forces withdrew from Zelene Pole by the quoted07 lane.",
    "Ukrainian forces struck a Russian command post near Melitopol in the quoted08 yard.",
)
"""What tells of deeds on the ground, and stays."""

ALL_TOLD = (*TOLD, *TOLD_MORE, *TOLD_IN_UKRAINIAN, *TOLD_IN_RUSSIAN)


def mark(number: int) -> str:
    """Return the mark of a sentence: no other word holds it."""
    return f"zqmark{number:02d}zq"


def planted() -> list[str]:
    """Return the sentences with their marks."""
    return [sentence.format(mark(number)) for number, sentence in enumerate(ALL_TOLD)]
