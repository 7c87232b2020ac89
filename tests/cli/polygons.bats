# Data sets whose themes are polygons. Areas of parallels and meridians are by M N cos(latitude) integrated in steps of a
# two-thousandth of a degree; that of the star by the line integral around what shapely's make_valid gives, in Python.
load common

# set_of NAME=VALUE...: a data set in ./set with a theme of control, whose settings are the arguments.
set_of() {
    mkdir -p set
    {
        printf '[dataset]\nformat=1\nid=test\ntitle=Test\nversion=1\ndate=2026-01-01\nlicence=CC0\ncredit=nobody\n\n'
        printf '[control]\nfrom=polygons\nsource=areas.geojson\nfield_party=party\n'
        printf '%s\n' "$@"
    } >set/dataset.ini
}

# feature PROPERTIES RING: one feature; the ring as in GeoJSON.
feature() {
    printf '{"type":"Feature","properties":{%s},"geometry":{"type":"Polygon","coordinates":[[%s]]}}\n' "$1" "$2"
}

# areas FEATURE...: writes them as a collection.
areas() {
    local IFS=,
    printf '{"type":"FeatureCollection","features":[%s]}\n' "$*" >set/areas.geojson
}

# answers NAME: what the program says of the set, byte for byte, in NAME.*
answers() {
    "$DEZMAP" status -d set --all --format csv >"$1.status"
    "$DEZMAP" changes -d set --all --format json >"$1.changes"
    "$DEZMAP" export -d set -o "$1.geojson"
    "$DEZMAP" render -d set --round 1 -o "$1.png"
}

WEST='[10,10],[11,10],[11,11],[10,11],[10,10]'
EAST='[11,10],[12,10],[12,11],[11,11],[11,10]'
BOTH='[10,10],[12,10],[12,11],[10,11],[10,10]'

@test "snapshots: each date is the whole state until the next" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")" "$(feature '"party":"b","day":"2020-01-01"' "$EAST")" \
        "$(feature '"party":"a","day":"2020-02-01"' "$BOTH")"
    expect 0 status -d set --all --format csv
    has "$output" 'round,date,party,held_km2,share,change_km2,inferred_share'
    has "$output" '1,2020-01-01,a,12108.2,0.5000,,0.0000'
    has "$output" '2,2020-02-01,a,24216.4,1.0000,12108.2,0.0000'
    has "$output" '2,2020-02-01,b,0.0,0.0000,-12108.2,0.0000'
    expect 0 status -d set --date 2020-01-31 --format csv
    has "$output" ',2020-01-31,b,12108.2,0.5000'
}

@test "from and to: the last day is not part of it, and an empty one is open" {
    set_of field_from=begin field_to=end
    areas "$(feature '"party":"a","begin":"2020-01-01","end":"2020-03-01"' "$WEST")" \
        "$(feature '"party":"b","begin":"2020-03-01","end":null' "$WEST")"
    expect 0 status -d set --date 2020-02-29 --format csv
    has "$output" '2020-02-29,a,12108.2'
    expect 0 status -d set --date 2020-03-01 --format csv
    has "$output" '2020-03-01,a,0.0'
    has "$output" '2020-03-01,b,12108.2'
}

@test "rounds: a feature is so until the next round" {
    set_of field_round=round
    printf 'id,start,end,city,country,outcome,source\n7,2020-01-01,2020-01-02,X,Y,Z,\n8,2020-05-01,2020-05-02,X,Y,Z,\n' \
        >set/rounds.csv
    areas "$(feature '"party":"a","round":7' "$WEST")" "$(feature '"party":"b","round":8' "$WEST")"
    expect 0 status -d set --all --format csv
    has "$output" '7,2020-01-02,a,12108.2'
    has "$output" '8,2020-05-02,b,12108.2'
    areas "$(feature '"party":"a","round":9' "$WEST")"
    expect 3 status -d set
    has "$stderr" "feature 1: round '9' is not listed in rounds.csv"
}

@test "years and months stand for their first days" {
    set_of field_date=year
    areas "$(feature '"party":"a","year":1914' "$WEST")" "$(feature '"party":"b","year":1938' "$WEST")"
    expect 0 status -d set --all --format csv
    has "$output" '1,1914-01-01,a'
    has "$output" '2,1938-01-01,b'
}

@test "zones alone: what their outlines cover is what they hold" {
    set_of
    sed -i 's/\[control\]/[zones]/; s/field_party=party/field_zone=party/; $a field_date=day' set/dataset.ini
    areas "$(feature '"party":"a","day":"2020-01-01"' "$BOTH")" "$(feature '"party":"a","day":"2020-02-01"' "$WEST")" \
        "$(feature '"party":"b","day":"2020-02-01"' "$EAST")"
    expect 0 status -d set --all --format csv
    has "$output" '1,2020-01-01,a,in force,24216.4,24216.4,1.0000,'
    has "$output" '2,2020-02-01,a,reduced,24216.4,12108.2,0.5000,-12108.2'
    expect 0 render -d set --round 2 -o map.svg
    [ -s map.svg ]
}

@test "zones and control: a zone is reduced when others hold it" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$BOTH")" "$(feature '"party":"a","day":"2020-02-01"' "$WEST")" \
        "$(feature '"party":"b","day":"2020-02-01"' "$EAST")"
    printf '%s\n' "{\"type\":\"FeatureCollection\",\"features\":[$(feature '"zone":"z"' "$BOTH")]}" >set/zones.geojson
    printf '\n[zones]\nfrom=polygons\nsource=zones.geojson\nfield_zone=zone\nparty=a\n' >>set/dataset.ini
    expect 0 status -d set --all --format csv
    has "$output" '1,2020-01-01,z,in force,24216.4,24216.4,1.0000'
    has "$output" '2,2020-02-01,z,reduced,24216.4,12108.2,0.5000,-12108.2'
}

@test "one party for all features needs no field" {
    set_of field_date=day
    sed -i 's/^field_party=party/party=only/' set/dataset.ini
    areas "$(feature '"day":"2020-01-01"' "$WEST")"
    expect 0 status -d set --format csv
    has "$output" '1,2020-01-01,only,12108.2'
}

@test "a party that dataset.ini does not list is an error if it lists any" {
    set_of field_date=day '' '[party a]' 'name=A' 'colour=#aabbcc'
    areas "$(feature '"party":"b","day":"2020-01-01"' "$WEST")"
    expect 3 status -d set
    has "$stderr" "areas.geojson: feature 1: there is no [party b] in dataset.ini"
}

@test "a missing coordinate system is an error that says how to give one, and crs gives it" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")"
    ogr2ogr -q -f 'ESRI Shapefile' set/areas.shp set/areas.geojson
    rm set/areas.prj
    sed -i 's/areas.geojson/areas.shp/' set/dataset.ini
    expect 3 status -d set
    has "$stderr" 'has no coordinate system'
    has "$stderr" '[control] crs=EPSG:4326'
    sed -i 's/^source=.*/&\ncrs=EPSG:4326/' set/dataset.ini
    expect 0 status -d set --format csv
    has "$output" '1,2020-01-01,a,12108.2'
}

@test "any coordinate system is brought to WGS 84" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")"
    ogr2ogr -q -f GPKG -t_srs EPSG:3857 set/areas.gpkg set/areas.geojson
    sed -i 's/areas.geojson/areas.gpkg/' set/dataset.ini
    expect 0 status -d set --format csv
    has "$output" '1,2020-01-01,a,12108.2'
}

@test "what crosses the antimeridian is cut there and told" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' '[179.5,10],[-179.5,10],[-179.5,11],[179.5,11],[179.5,10]')" \
        "$(feature '"party":"b","day":"2020-01-01"' '[180.5,10],[181,10],[181,11],[180.5,11],[180.5,10]')"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,12108.2'
    has "$output" '1,2020-01-01,b,6054.1'
    has "$stderr" 'crossed the antimeridian'
}

@test "what can be meant either way around the Earth is told with its edge" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' '[-179,-60],[179,-60],[179,60],[-179,60],[-179,-60]')"
    expect 0 check set
    has "$output" 'feature 1: its edge from -179, -60 to 179, -60 can be meant either way around the Earth'
    areas "$(feature '"party":"a","day":"2020-01-01"' \
        '[-179,-60],[-60,-60],[60,-60],[179,-60],[179,60],[60,60],[-60,60],[-179,60],[-179,-60]')"
    expect 0 check set
    [ -z "$output" ]
    expect 0 status -d set --format csv
    has "$output" '1,2020-01-01,a,438782621.1'
}

@test "quarters that meet at the pole of a projected system are equal" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' '[0,0],[1e6,0],[1e6,1e6],[0,1e6],[0,0]')" \
        "$(feature '"party":"b","day":"2020-01-01"' '[0,0],[0,1e6],[-1e6,1e6],[-1e6,0],[0,0]')" \
        "$(feature '"party":"c","day":"2020-01-01"' '[0,0],[-1e6,0],[-1e6,-1e6],[0,-1e6],[0,0]')" \
        "$(feature '"party":"d","day":"2020-01-01"' '[0,0],[0,-1e6],[1e6,-1e6],[1e6,0],[0,0]')"
    sed -i 's/"FeatureCollection",/&"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3031"}},/' set/areas.geojson
    expect 0 status -d set --format csv
    [ "$(tail -n +2 <<<"$output" | cut -d, -f4 | sort -u | wc -l)" = 1 ] # as symmetry has it
}

@test "a bow tie is made valid and told with its place" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' '[10,10],[12,11],[12,10],[10,11],[10,10]')"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,12108.'
    has "$stderr" 'feature 1 crosses itself at 11.0000000, 10.5000000 and was made valid'
    expect 0 check set
    has "$output" 'feature 1: Self-intersection at or near point 11 10.5; it was made valid'
}

@test "a star that goes around its middle twice has a hole there, as GEOSMakeValid has it" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' '[0,1],[0.6,-0.8],[-0.95,0.3],[0.95,0.3],[-0.6,-0.8],[0,1]')"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,9521.7'
    has "$stderr" 'was made valid'
}

@test "overlapping polygons are told with their area, and the smaller one counts" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$BOTH")" "$(feature '"party":"b","day":"2020-01-01"' "$EAST")"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,12108.2'
    has "$output" '1,2020-01-01,b,12108.2'
    has "$stderr" "'b' and 'a' overlap in 12108.2 km2, first on 2020-01-01"
}

@test "of equal polygons the one whose owner sorts first counts, whatever comes first" {
    set_of field_date=day
    for order in 'a b' 'b a'; do
        set -- $order
        areas "$(feature "\"party\":\"$1\",\"day\":\"2020-01-01\"" "$WEST")" \
            "$(feature "\"party\":\"$2\",\"day\":\"2020-01-01\"" "$WEST")"
        expect 0 status -v -d set --format csv
        has "$output" '1,2020-01-01,a,12108.2,1.0000'
        has "$stderr" "'a' and 'b' overlap in 12108.2 km2"
    done
}

@test "equal polygons are equal wherever their rings begin" {
    set_of field_date=day
    one='[10.1,10.3],[11.7,10.9],[11.3,11.7],[10.2,11.1],[10.1,10.3]'
    two='[11.3,11.7],[10.2,11.1],[10.1,10.3],[11.7,10.9],[11.3,11.7]'
    for rings in "$one;$two" "$two;$one"; do
        areas "$(feature '"party":"b","day":"2020-01-01"' "${rings%;*}")" \
            "$(feature '"party":"a","day":"2020-01-01"' "${rings#*;}")"
        expect 0 status -v -d set --format csv
        has "$stderr" "'a' and 'b' overlap"
    done
}

@test "a ring around nothing is smaller than the block it crosses" {
    set_of field_date=day
    outer='[30,10],[34,10],[34,14],[30,14],[30,10]' hole='[30.01,10.01],[33.99,10.01],[33.99,13.99],[30.01,13.99],[30.01,10.01]'
    areas "$(feature '"party":"block","day":"2020-01-01"' '[29,9],[30.5,9],[30.5,14.5],[29,14.5],[29,9]')" \
        "$(feature '"party":"ring","day":"2020-01-01"' "$outer],[$hole")"
    expect 0 status -v -d set --format csv
    has "$stderr" "'ring' and 'block' overlap"
    has "$output" '1,2020-01-01,ring,1922.0'
}

@test "a polygon that the tolerance takes is told" {
    set_of field_date=day
    sed -i 's/^\[control\]/tolerance_m=50\n\n&/' set/dataset.ini
    areas "$(feature '"party":"a","day":"2020-01-01"' '[30,10],[31,10],[31,11],[30,11],[30,10]')" \
        "$(feature '"party":"b","day":"2020-01-01"' '[31,10],[31.0004,10],[31.0004,11],[31,11],[31,10]')" \
        "$(feature '"party":"c","day":"2020-01-01"' '[31.0004,10],[32,10],[32,11],[31.0004,11],[31.0004,10]')"
    expect 0 status -v -d set --format csv
    has "$stderr" "feature 2: the polygon of 'b' is too small or narrow to be shown"
    [[ $stderr != *'are left'* ]]
}

@test "a polygon that the tolerance takes more than half of is told" {
    set_of field_date=day
    sed -i 's/^\[control\]/tolerance_m=50\n\n&/' set/dataset.ini
    areas "$(feature '"party":"a","day":"2020-01-01"' '[30,10],[31,10],[31,11],[30,11],[30,10]')" \
        "$(feature '"party":"b","day":"2020-01-01"' '[31,10],[31.0004,10],[31.0004,11],[31,11],[31,10]]],[[[33,10],[33.001,10],[33.001,10.1],[33,10.1],[33,10]')" \
        "$(feature '"party":"c","day":"2020-01-01"' '[31.0004,10],[32,10],[32,11],[31.0004,11],[31.0004,10]')"
    sed -i 's/"Polygon","coordinates":\(\[\[\[31,10\].*33,10\]\]\]\)/"MultiPolygon","coordinates":[\1]/' set/areas.geojson
    expect 0 check set
    has "$output" 'feature 2 has 6.05579 km2, of which 1.21'
    [[ $output != *vanished* ]]
}

@test "an overlap is told with its first day, wherever it was" {
    set_of field_from=begin field_to=end
    near='[11,10],[11.4,10],[11.4,11],[11,11],[11,10]' far='[11.4,10],[12,10],[12,11],[11.4,11],[11.4,10]'
    for days in '2020-02-01 2020-03-01' '2020-03-01 2020-02-01'; do
        set -- $days
        areas "$(feature '"party":"a","begin":"2020-01-01","end":null' "$BOTH")" \
            "$(feature "\"party\":\"b\",\"begin\":\"$1\",\"end\":null" "$near")" \
            "$(feature "\"party\":\"b\",\"begin\":\"$2\",\"end\":null" "$far")"
        expect 0 status -v -d set --format csv
        has "$stderr" "'b' and 'a' overlap in 12108.2 km2, first on 2020-02-01"
    done
}

@test "findings of one day come by party, then by place" {
    set_of field_date=day
    areas "$(feature '"party":"b","day":"2020-01-01"' '[20,10],[22,11],[22,10],[20,11],[20,10]')" \
        "$(feature '"party":"a","day":"2020-01-01"' '[10,10],[12,11],[12,10],[10,11],[10,10]')" \
        "$(feature '"party":"b","day":"2020-01-01"' '[15,10],[17,11],[17,10],[15,11],[15,10]')"
    expect 0 status -v -d set --format csv
    [ "$(sed -n 's/.*feature \([0-9]\) crosses itself.*/\1/p' <<<"$stderr" | tr -d '\n')" = 231 ]
}

@test "the order of features changes nothing" {
    set_of field_date=day
    one="$(feature '"party":"a","day":"2020-01-01"' "$BOTH")"
    two="$(feature '"party":"b","day":"2020-01-01"' "$EAST")"
    three="$(feature '"party":"c","day":"2020-02-01"' "$WEST")"
    north="$(feature '"party":"north","day":"2020-01-01"' "$EAST")"
    south="$(feature '"party":"south","day":"2020-01-01"' "$WEST")"
    printf '\n[zones]\nfrom=polygons\nsource=zones.geojson\nfield_zone=party\nparty=b\nfield_date=day\n' >>set/dataset.ini
    areas "$north" "$south"
    mv set/areas.geojson set/zones.geojson
    areas "$one" "$two" "$three"
    answers first
    areas "$south" "$north"
    mv set/areas.geojson set/zones.geojson
    areas "$three" "$two" "$one"
    answers second
    for file in first.*; do
        cmp "$file" "second.${file#first.}"
    done
    sed -i '/^\[zones\]/,$d' set/dataset.ini
    answers first
    areas "$two" "$three" "$one"
    answers second
    for file in first.*; do
        cmp "$file" "second.${file#first.}"
    done
}

@test "verbose tells of each step, of segments, faces and slivers" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")" "$(feature '"party":"b","day":"2020-01-01"' "$EAST")"
    expect 0 status -v -d set
    has "$stderr" 'read 8 segments, 7 distinct'
    has "$stderr" 'noded 0 crossings into 7 edges'
    has "$stderr" 'merged 0 slivers, measured 2 faces'
}

@test "settings that cannot be are told" {
    set_of field_date=day field_round=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")"
    expect 3 status -d set
    has "$stderr" 'only one of field_from, field_round and field_date'
    set_of field_date=nothing
    expect 3 status -d set
    has "$stderr" "'areas.geojson' has no field 'nothing'"
    set_of field_date=day party=a
    expect 3 status -d set
    has "$stderr" 'expected either the name of a field or'
    set_of field_date=day
    areas "$(feature '"party":"a","day":"soon"' "$WEST")"
    expect 3 status -d set
    has "$stderr" "feature 1: 'soon' is no date"
    printf '[dataset]\nformat=1\nid=test\ntitle=T\nversion=1\ndate=2026-01-01\nlicence=CC0\ncredit=n\n' >set/dataset.ini
    expect 3 status -d set
    has "$stderr" 'neither [zones] nor [control] says'
}

@test "changes of polygons: areas, the front, and the ends swapped" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")" "$(feature '"party":"b","day":"2020-01-01"' "$EAST")" \
        "$(feature '"party":"a","day":"2020-02-01"' "$BOTH")"
    expect 0 changes -d set --from 1 --to 2 --format csv
    has "$output" '2020-01-01,2020-02-01,,b,a,12108.2'
    expect 0 changes -d set --from 2 --to 1 --format csv
    has "$output" '2020-02-01,2020-01-01,,a,b,12108.2'
    expect 0 changes -d set --from 1 --to 2 # a degree of a meridian from 10 to 11 is 110.616 km
    has "$output" '110.6 km'
}

@test "an export of polygons opens again with the same answers" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")" "$(feature '"party":"b","day":"2020-01-01"' "$EAST")" \
        "$(feature '"party":"a","day":"2020-02-01"' "$BOTH")"
    expect 0 status -d set --all --format csv
    told=$output
    expect 0 export -d set -o set.gpkg
    expect 0 status -d set.gpkg --all --format csv
    [ "$output" = "$told" ]
}

@test "zones of polygons go with control of settlements" {
    copy_syria
    sed -i '/^\[zones\]/,/^$/c [zones]\nfrom=polygons\nsource=zones.geojson\nfield_zone=zone\n' set/dataset.ini
    ring='[36.3,33.4],[36.6,33.4],[36.6,33.65],[36.3,33.65],[36.3,33.4]'
    printf '{"type":"FeatureCollection","features":[%s]}\n' "$(feature '"zone":"ghouta"' "$ring")" >set/zones.geojson
    expect 0 status -d set --date 2018-05-04 --format csv
    has "$output" '2018-05-04,ghouta,ended,772.8,'
    has "$output" '2018-05-04,homs,no record,,'
    expect 0 render -d set --date 2018-05-04 -o map.png
}

@test "a ring that nobody closed keeps its last corner, and that is told" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "${WEST%,*,*}")"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,12108.2'
    has "$stderr" 'feature 1: a ring is not closed; it was'
}

# parts POLYGON...: one feature of party a that is a MultiPolygon of them, each as in GeoJSON.
parts() {
    local IFS=,
    printf '{"type":"Feature","properties":{"party":"a","day":"2020-01-01"},"geometry":{"type":"MultiPolygon","coordinates":[%s]}}' "$*"
}

# The figures are those of the closed formula for the area between parallels on the ellipsoid (authalic latitude).
@test "parts of a feature that lie over each other are united, never taken from each other" {
    wide='[30,10],[32,10],[32,12],[30,12],[30,10]'
    inner='[30.5,10.5],[31.5,10.5],[31.5,11.5],[30.5,11.5],[30.5,10.5]'
    corner='[31,11],[33,11],[33,13],[31,13],[31,11]'
    set_of field_date=day
    while read -r km2 reason feature; do
        areas "$feature"
        expect 0 status -v -d set --format csv
        has "$output" "1,2020-01-01,a,$km2,"
        has "$stderr" 'it was made valid'
        has "$stderr" "feature 1: ${reason//_/ }"
    done <<END
48352.8 Nested_shells $(parts "[[$wide]]" "[[$inner]]")
48352.8 Self-intersection $(parts "[[$wide]]" "[[$wide]]")
84470.5 Self-intersection $(parts "[[$wide]]" "[[$corner]]")
12108.2 Self-intersection $(parts '[[[30,10],[32,10],[32,11],[30,11],[30,10]],[[31,10],[33,10],[33,11],[31,11],[31,10]]]')
24216.4 Self-intersection $(parts "[[$WEST]]" "[[$EAST]]")
END
}

@test "parts that lie over each other are united beyond the antimeridian too" {
    set_of field_date=day
    areas "$(parts '[[[179,10],[181,10],[181,11],[179,11],[179,10]]]' '[[[179,10],[181,10],[181,11],[179,11],[179,10]]]')"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,24216.4,'
    has "$stderr" 'feature 1: its rings cross or lie in each other, or its parts overlap; it was made valid'
}

# 617,791.24 and 1,140,547.39 km2: the closed formula for areas between parallels, 10 by 10 degrees less 6 by 8 and 2 by 2.
@test "holes that lie in each other or reach beyond are taken from their polygon across the antimeridian too" {
    set_of field_date=day
    outer='[175,10],[185,10],[185,20],[175,20],[175,10]' hole='[177,11],[183,11],[183,19],[177,19],[177,11]'
    areas "$(feature '"party":"a","day":"2020-01-01"' "$outer],[$hole],[[178,12],[182,12],[182,18],[178,18],[178,12]")"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,617791.2'
    has "$stderr" 'its rings cross or lie in each other, or its parts overlap'
    areas "$(feature '"party":"a","day":"2020-01-01"' "$outer],[[183,12],[187,12],[187,14],[183,14],[183,12]")"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,1140547.4'
    has "$stderr" 'its rings cross or lie in each other, or its parts overlap'
    areas "$(feature '"party":"a","day":"2020-01-01"' "$outer],[$hole")"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,617791.2'
    [[ $stderr != *valid* ]]
}

@test "a collection gives its polygons, and what has no area is told" {
    set_of field_date=day
    areas "{\"type\":\"Feature\",\"properties\":{\"party\":\"a\",\"day\":\"2020-01-01\"},\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,1]},{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"coordinates\":[[$WEST]]}]}]}}" \
        "$(feature '"party":"b","day":"2020-01-01"' '[30,10],[31,10],[30,10]')"
    expect 0 status -v -d set --format csv
    has "$output" '1,2020-01-01,a,12108.2,'
    has "$stderr" 'feature 1: what is no polygon of it is left out'
    has "$stderr" 'feature 2: Too few points'
    has "$stderr" 'it has no area and is left out'
}

@test "check tells what building finds, as the other commands do" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$BOTH")" "$(feature '"party":"b","day":"2020-01-01"' "$EAST")"
    expect 0 check set --format csv
    has "$output" "warning,overlapping-polygons,set/areas.geojson,,\"'b' and 'a' overlap in 12108.2 km2, first on 2020-01-01 (features 2 and 1)"
    has "$stderr" '0 errors, 1 warning'
    expect 1 check --strict set
    expect 0 export -d set -o set.gpkg
    expect 0 check set.gpkg --format csv
    has "$output" 'overlapping-polygons'
}

@test "a polygon that rounding takes away is told" {
    set_of field_date=day
    sed -i 's/^credit.*/&\ngrid_deg=0.01/' set/dataset.ini
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")" \
        "$(feature '"party":"b","day":"2020-01-01"' '[12,12],[12.004,12],[12.004,12.004],[12,12.004],[12,12]')"
    expect 0 check set --format csv
    has "$output" "warning,vanished-polygon,set/areas.geojson,,feature 2: the polygon of 'b' is too small"
}

@test "borders drawn anew are told by check" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' '[10,10],[11,10],[11.5,10.5],[11,11],[10,11],[10,10]')" \
        "$(feature '"party":"a","day":"2020-02-01"' '[10.1,9.9],[11.1,9.9],[11.4,10.4],[11.1,11.1],[9.9,10.9],[10.1,9.9]')"
    expect 0 check set --format csv
    has "$output" 'warning,drawn-anew,set/dataset.ini,,"100 % of the boundaries of later versions were drawn anew'
}

# zones_and_control: outlines that are redrawn, begin and end beside control that changes hands on other days.
zones_and_control() {
    set_of field_from=f field_to=t '[record]' from=2020-01-01 to=2020-12-31 '[zones]' from=polygons \
        source=zones.geojson field_zone=zone field_party=party field_from=f field_to=t
    north='[30,10],[32,10],[32,12],[30,12],[30,10]' south='[30,8],[32,8],[32,10],[30,10],[30,8]'
    north_west='[30,10],[31,10],[31,12],[30,12],[30,10]' north_east='[31,10],[32,10],[32,12],[31,12],[31,10]'
    south_west='[30,8],[31,8],[31,10],[30,10],[30,8]'
    areas "$(feature '"zone":"north","party":"red","f":"2020-01-01","t":"2020-07-01"' "$north")" \
        "$(feature '"zone":"north","party":"red","f":"2020-07-01","t":null' "$north_west")" \
        "$(feature '"zone":"south","party":"blue","f":"2020-01-01","t":"2020-09-01"' "$south")" \
        "$(feature '"zone":"south2","party":"blue","f":"2020-07-01","t":null' "$north_east")"
    mv set/areas.geojson set/zones.geojson
    areas "$(feature '"party":"red","f":"2020-01-01","t":null' "$north")" \
        "$(feature '"party":"blue","f":"2020-01-01","t":"2020-08-01"' "$south")" \
        "$(feature '"party":"red","f":"2020-08-01","t":null' "$south_west")"
}

@test "the exported states add up to what status says on every day, of zones too" {
    zones_and_control
    expect 0 export -d set -o set.geojson
    for day in 2020-01-01 2020-06-30 2020-07-01 2020-07-31 2020-08-01 2020-08-31 2020-09-01 2020-12-31; do
        expect 0 status -d set --date $day --format csv
        printf '%s\n' "$output" >"$day.csv"
        grep -q "$day,north,in force,\(48352.8\|24176.4\)" "$day.csv" # the closed formula for areas between parallels
    done
    python3 - <<'P'
import collections, csv, glob, json
party = {"north": "red", "south": "blue", "south2": "blue"}
rows = [feature["properties"] for feature in json.load(open("set.geojson"))["features"]]
for name in sorted(glob.glob("2020-*.csv")):
    day, agreed, held = name[:10], collections.Counter(), collections.Counter()
    for row in rows:
        if row["from"] <= day < row["to"]:
            zone = row.get("zone")
            agreed[zone] += row["km2"]
            held[zone] += row["km2"] * (row.get("party") == party.get(zone, "nobody's"))
    for row in csv.DictReader(open(name)):
        for figures, key in ((agreed, "agreed_km2"), (held, "held_km2")):
            assert abs(figures[row["zone"]] - float(row[key] or 0)) < 0.051, (day, row, dict(figures))
P
}

@test "a face's zone in the table of faces is the one it has on all days" {
    zones_and_control
    need_gdal_python
    expect 0 export -d set -o set.gpkg
    "$GDAL_PYTHON" - <<'P'
from osgeo import ogr
file = ogr.Open("set.gpkg")
zones = [face["zone"] for face in file.GetLayerByName("faces")]
assert sorted(map(str, zones)) == ["None", "None", "None", "north"], zones
P
}

# EPSG:3035 is equal-area, so the figures are those of its plane.
@test "edges that are straight in a projected system stay where they are" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' \
        '[4000000,2500000],[6000000,2500000],[6000000,3500000],[4000000,3500000],[4000000,2500000]')" \
        "$(feature '"party":"b","day":"2020-01-01"' \
        '[6000000,2500000],[6100000,2500000],[6100000,3500000],[6000000,3500000],[6000000,2500000]')"
    sed -i 's/"FeatureCollection",/&"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3035"}},/' set/areas.geojson
    expect 0 status -v -d set --format csv
    km2=$(awk -F, '$3 == "a" || $3 == "b" { print $4 }' <<<"$output" | tr '\n' ' ')
    read -r a b <<<"$km2"
    awk -v a="$a" -v b="$b" 'BEGIN { exit !(a > 1999999 && a < 2000001 && b > 99999.5 && b < 100000.5) }'
    [[ $stderr != *overlap* ]]
}

@test "a date whose features have no polygon is a state of nobody, and is told" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' "$BOTH")" \
        '{"type":"Feature","properties":{"party":null,"day":"2020-02-01"},"geometry":null}' \
        "$(feature '"party":"a","day":"2020-03-01"' "$WEST")" \
        '{"type":"Feature","properties":{"day":"2020-04-01"},"geometry":{"type":"MultiPolygon","coordinates":[]}}'
    expect 0 status -d set --all --format csv
    has "$output" '1,2020-01-01,a,24216.4,1.0000,,'
    has "$output" '2,2020-02-01,a,0.0,0.0000,-24216.4,'
    has "$output" '3,2020-03-01,a,12108.2,1.0000,12108.2,'
    has "$output" '4,2020-04-01,a,0.0,0.0000,-12108.2,'
    expect 0 check set --format csv
    has "$output" 'warning,empty-date,set/areas.geojson,,no feature of 2020-02-01 has a polygon'
    has "$output" 'warning,empty-date,set/areas.geojson,,no feature of 2020-04-01 has a polygon'
    expect 0 export -d set -o set.gpkg
    expect 0 status -d set.gpkg --date 2020-02-15 --format csv
    has "$output" '2020-02-15,a,0.0,'
}

@test "a zone whose outline ends has ended" {
    zones_and_control
    expect 0 status -d set --date 2020-07-31 --format csv
    has "$output" ',2020-07-31,south,in force,'
    expect 0 status -d set --date 2020-09-01 --format csv
    has "$output" ',2020-09-01,south,ended,,,,'
    has "$output" ',2020-09-01,north,in force,24176.4'
    expect 0 status -d set --date 2021-01-01 --format csv
    has "$output" ',2021-01-01,south,no record,'
}

@test "a bad geometry is one error, and brings none about rounds" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' '[10,10],[2000,10],[11,11],[10,10]')"
    expect 1 check set --format csv
    has "$output" 'bad-geometry'
    has "$stderr" ': 1 error, 0 warnings'
}

@test "zones of polygons are not told to be without settlements, only a listed one without a polygon is told" {
    zones_and_control
    expect 0 check --strict set
    [ -z "$output" ]
    rm -r set
    copy_syria
    sed -i '/^\[zones\]/,/^$/c [zones]\nfrom=polygons\nsource=zones.geojson\nfield_zone=zone\n' set/dataset.ini
    ring='[36.3,33.4],[36.6,33.4],[36.6,33.65],[36.3,33.65],[36.3,33.4]'
    printf '{"type":"FeatureCollection","features":[%s]}\n' "$(feature '"zone":"ghouta"' "$ring")" >set/zones.geojson
    expect 0 check set --format csv
    has "$output" "empty-zone,set/zones.csv,,no polygon belongs to zone 'homs'"
    [[ $output != *"zone 'ghouta'"* ]]
}

@test "rounds are made for the days on which zones or control begin" {
    zones_and_control
    expect 0 rounds -d set --format csv
    [ "$(cut -d, -f1,2 <<<"$output" | tail -n +2 | tr '\n' ' ')" = '1,2020-01-01 2,2020-07-01 3,2020-08-01 ' ]
}

@test "the record ends with what the polygons say, to the day" {
    set_of field_from=begin field_to=end
    areas "$(feature '"party":"a","begin":"2020-01-01","end":"2020-02-01"' "$WEST")" \
        "$(feature '"party":"b","begin":"2020-02-01","end":"2020-03-01"' "$WEST")"
    expect 0 status -d set --date 2020-02-29 --format csv
    has "$output" ',2020-02-29,b,12108.2,'
    expect 0 status -d set --date 2020-03-01 --format csv
    has "$output" ',2020-03-01,b,,'
    expect 0 status -d set --date 2019-12-31 --format csv
    has "$output" ',2019-12-31,a,,'
    expect 0 export -d set -o set.geojson
    has "$(cat set.geojson)" '"party": "a", "from": "2020-01-01", "to": "2020-02-01"'
    has "$(cat set.geojson)" '"party": "b", "from": "2020-02-01", "to": "2020-03-01"'
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01"' "$WEST")" "$(feature '"party":"b","day":"2020-05"' "$WEST")"
    expect 0 status -d set --date 2020-05-01 --format csv
    has "$output" ',2020-05-01,b,12108.2,'
    expect 0 status -d set --date 2020-05-02 --format csv
    has "$output" ',2020-05-02,b,,'
    expect 0 rounds -d set --format csv
    has "$output" '2,2020-05-01,'
}

@test "what changes hands is told of the zone that it was part of before" {
    set_of field_date=day '' '[zones]' from=polygons source=zones.geojson field_zone=party party=a field_date=day
    areas "$(feature '"party":"old","day":"2020-01-01"' "$BOTH")" "$(feature '"party":"new","day":"2020-02-01"' "$BOTH")"
    mv set/areas.geojson set/zones.geojson
    areas "$(feature '"party":"a","day":"2020-01-01"' "$BOTH")" "$(feature '"party":"b","day":"2020-02-01"' "$BOTH")"
    expect 0 changes -d set --from 1 --to 2 --format csv
    has "$output" '2020-01-01,2020-02-01,old,a,b,24216.4'
    expect 0 changes -d set --from 2 --to 1 --format csv
    has "$output" '2020-02-01,2020-01-01,old,b,a,24216.4'
}

@test "an end before the beginning is an error" {
    set_of field_from=begin field_to=end
    for end in 2020-01-01 2019-12-31; do
        areas "$(feature "\"party\":\"a\",\"begin\":\"2020-01-01\",\"end\":\"$end\"" "$WEST")"
        expect 1 check set --format csv
        has "$output" 'error,backward-date,set/areas.geojson,,"feature 1: it ends before it begins'
    done
}

@test "sources of polygons are exported, and have to be listed" {
    set_of field_date=day field_source=cites
    areas "$(feature '"party":"a","day":"2020-01-01","cites":"one;two"' "$WEST")"
    printf 'id,title,publisher,date,url,licence\none,One,,,,\ntwo,Two,,,,\n' >set/sources.csv
    expect 0 check --strict set
    expect 0 export -d set -o set.geojson
    has "$(cat set.geojson)" '"source": "one;two"'
    areas "$(feature '"party":"a","day":"2020-01-01","cites":"one;three"' "$WEST")"
    expect 1 check set --format csv
    has "$output" "error,unlisted-source,set/areas.geojson,,feature 1: source 'three' is not listed"
}

# A strip of 0.01 by 0.1 degrees at 10 to 11 degrees north has 12.08 to 12.13 km2 (the closed formula for areas between parallels).
@test "a thousand zones, each its own party, are compared" {
    set_of
    printf '%s\n' '/^\[control\]/,$d' >cut.sed
    sed -i -f cut.sed set/dataset.ini
    printf '[zones]\nfrom=polygons\nsource=areas.geojson\nfield_zone=zone\nfield_date=day\n' >>set/dataset.ini
    python3 - >set/areas.geojson <<'P'
import json
features = []
for day, east in (("2020-01-01", 0), ("2020-02-01", 0.01)):
    for i in range(1000):
        x, y = i % 100, i // 100
        w, e, s = 30 + x * 0.1 + (east if x else 0), 30 + (x + 1) * 0.1 + east, 10 + y * 0.1
        ring = [[w, s], [e, s], [e, s + 0.1], [w, s + 0.1], [w, s]]
        features.append({"type": "Feature", "properties": {"zone": "z%d" % i, "day": day},
                         "geometry": {"type": "Polygon", "coordinates": [ring]}})
print(json.dumps({"type": "FeatureCollection", "features": features}))
P
    expect 0 changes -d set --from 1 --to 2 --format csv
    [ "$(wc -l <<<"$output")" = 1001 ]
    [ "$(tail -n +2 <<<"$output" | cut -d, -f6 | sort -u)" = 12.1 ]
}

@test "check tells of what crosses the antimeridian, of lost ground, and of a layer without polygons" {
    set_of field_date=day
    areas "$(feature '"party":"a","day":"2020-01-01"' '[179.5,10],[-179.5,10],[-179.5,11],[179.5,11],[179.5,10]')"
    expect 0 check set --format csv
    has "$output" 'warning,antimeridian,set/areas.geojson'
    areas '{"type":"Feature","properties":{"party":"a","day":"2020-01-01"},"geometry":null}'
    expect 1 check set --format csv
    has "$output" 'error,no-polygons,set/areas.geojson,,has no polygon'
    sed -i 's/^credit.*/&\ngrid_deg=0.01/' set/dataset.ini
    areas "$(feature '"party":"a","day":"2020-01-01"' "$WEST")" \
        "$(feature '"party":"b","day":"2020-01-01"' '[12,12],[12.0145,12],[12.0145,12.0145],[12,12.0145],[12,12]')"
    expect 0 check set --format csv
    has "$output" 'warning,lost-ground,set/areas.geojson'
}
