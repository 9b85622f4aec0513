#!/bin/sh
# What an operator may hand over by mistake: each gets its message and its exit status, and what was
# stored before is still there. Speaks TAP. Needs OBSERVATOIRE_INDEXER; root opens three more stories.
set -u
umask 022  # what another account may read is told here, not by whoever runs the tests
LC_ALL=C.UTF-8
export LC_ALL
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d /tmp/observatoire-bad-XXXXXX)
mounted=
trap '[ -z "$mounted" ] || umount "$mounted"; chmod -R u+rwX "$work"; rm -rf "$work"' EXIT

# A copy that another account may run, wherever the build stands.
mkdir -p "$work/bin" "$work/share/observatoire"
cp "$OBSERVATOIRE_INDEXER" "$work/bin/observatoire-indexer"
cp -r "$root/observatoire/sheet/vocabularies" "$work/share/observatoire/"
chmod -R a+rX "$work"
indexer=$work/bin/observatoire-indexer
data=$work/data
number=0
failures=0

result() # STATUS NAME
{
	number=$((number + 1))
	if [ "$1" = 0 ]; then
		echo "ok $number - $2"
		return
	fi
	failures=$((failures + 1))
	echo "not ok $number - $2"
	sed 's/^/# /' "$work/said"
}

skip() # NAME WHY
{
	number=$((number + 1))
	echo "ok $number - $1 # SKIP $2"
}

# Run a command, as `$runner` says; compare its exit status, and what it said with a pattern.
runner=
expect() # NAME STATUS PATTERN ARGUMENT...
{
	name=$1 status=$2 pattern=$3
	shift 3
	$runner timeout 600 "$indexer" "$@" >"$work/said" 2>&1
	got=$?
	wrong=0
	[ "$got" = "$status" ] || { wrong=1; echo "# exit status $got, not $status"; }
	# The language of people has non-breaking spaces; the patterns have plain ones.
	sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g' "$work/said" | grep -aq -e "$pattern" ||
		{ wrong=1; echo "# nothing like: $pattern"; }
	result "$wrong" "$name"
}

# What was stored before is there, and both sides agree.
still_holds() # COUNT NAME [DATA]
{
	"$indexer" stats --json --data "${3:-$data}" >"$work/said" 2>&1
	grep -q "\"fiches\":$1," "$work/said" && "$indexer" verify --data "${3:-$data}" >>"$work/said" 2>&1
	result $? "$2"
}

sheet() # TITLE: a good sheet
{
	cat <<-EOF
	---
	titre: "$1"
	resume: "Les élèves programment un robot de sol pour parcourir un quadrillage dessiné dans la cour, puis comparent leurs programmes et corrigent ceux qui échouent."
	type: scenario
	niveaux: [cm2]
	enseignements: [c3-mathematiques]
	thematiques: [codage]
	equipements: [robot-programmable]
	duree: PT2H
	licence: CC-BY-SA-4.0
	auteurs:
	  - signature: anonyme
	---
	## Déroulement

	Chaque équipe écrit son programme sur des cartes, le fait lire à une autre, puis l'essaie. Le robot
	avance d'une case, tourne d'un quart de tour, recommence. Quand il manque la dernière case, on ne
	reprend pas tout : on relit carte par carte, on cherche la première qui ne fait pas ce qu'elle dit,
	on ne change qu'elle, et l'on essaie de nouveau. À la fin, chacun explique l'erreur qu'il a trouvée.
	EOF
}

repeated() # TEXT COUNT
{
	awk -v text="$1" -v count="$2" 'BEGIN { while (count-- > 0) printf "%s", text; print "" }'
}

mkdir -p "$work/good" "$work/in"
for i in 1 2 3; do sheet "Le robot de la cour, épisode $i" >"$work/good/robot-$i.md"; done
expect 'good sheets are taken' 0 '3 fiches prises' ingest --data "$data" "$work/good"
expect 'the same sheets again are passed' 0 '3 inchangées' ingest --data "$data" "$work/good"

# ---- Contents ----
in=$work/in
good=$work/good/robot-1.md
: >"$in/empty.md"
head -c 4096 "$indexer" >"$in/binary.md"
truncate -s 100M "$in/huge.md"
{ cat "$good"; printf 'cass\351\n'; } >"$in/latin1.md"
{ cat "$good"; printf 'un\000deux\n'; } >"$in/nul.md"
iconv -f UTF-8 -t UTF-16 "$good" >"$in/utf16.md"
printf '# Un titre\n\nDu texte.\n' >"$in/no-front-matter.md"
head -n 6 "$good" >"$in/unclosed.md"
{
	echo '---'
	echo 'a: &a [x, x, x, x, x, x, x, x, x]'
	for i in b:a c:b d:c e:d f:e g:f h:g; do
		echo "${i%:*}: &${i%:*} [*${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}]"
	done
	echo '---'
} >"$in/bomb.md"
{ sed '$d' "$good"; repeated '- ' 10000; } >"$in/lists.md"
{ sed '$d' "$good"; repeated '>' 10000; } >"$in/quotes.md"

while read -r file pattern; do
	expect "$file is refused by check" 1 "$file.*$pattern" check "$in/$file"
	expect "$file is refused by ingest" 1 "$pattern" ingest --data "$data" "$in/$file"
done <<-EOF
	empty.md vide
	binary.md .
	huge.md 512 Ko
	latin1.md UTF-8
	nul.md nul
	utf16.md UTF-16
	no-front-matter.md ---
	unclosed.md ---
	bomb.md ancre
	lists.md corps
	quotes.md corps
EOF
expect 'one bad sheet does not stop the others' 1 '10 refusées\|11 refusées' ingest --data "$data" "$in"
still_holds 3 'bad contents changed nothing'

{ printf '\357\273\277'; sed 's/épisode 1/épisode 4/' "$good"; } >"$work/good/bom.md"
sed 's/épisode 1/épisode 5/; s/$/\r/' "$good" >"$work/good/crlf.md"
expect 'a byte-order mark and CRLF are accepted' 0 '2 fiches prises' ingest --data "$data" "$work/good"
still_holds 5 'they joined the others'

# ---- Files that are none ----
rm -rf "$in" && mkdir "$in"
mkdir "$in/folder.md"
expect 'a folder named as a sheet is told' 1 'folder.md.*dossier' ingest --data "$data" "$in"
rmdir "$in/folder.md" && mkfifo "$in/pipe.md"
expect 'a pipe is not waited for' 1 'pipe.md.*ordinaire' ingest --data "$data" "$in"
rm "$in/pipe.md" && ln -s /etc/passwd "$in/out.md"
expect 'a link out of the root is not followed' 1 'out.md.*racine' ingest --data "$data" "$in"
rm "$in/out.md" && ln -s nowhere "$in/lost.md"
expect 'a link to nothing is told' 1 'lost.md.*lien' ingest --data "$data" "$in"
rm "$in/lost.md" && ln -s . "$in/loop"
expect 'a link to its own folder is no endless walk' 0 'Aucun fichier' ingest --data "$data" "$in"
rm "$in/loop"
expect 'a path that leads nowhere is told' 1 "n.existe pas" ingest --data "$data" "$in/nothing"
printf '%s\0' "$work/good/robot-1.md" >"$work/list"
expect 'a listed file out of the root is told' 1 'racine' ingest - --root "$in" --data "$data" <"$work/list"
expect 'a listed file inside the root is known again' 0 '1 inchangée' \
	ingest - --root "$work/good" --data "$data" <"$work/list"
still_holds 5 'files that are none changed nothing'

# ---- Names ----
newline=$(printf 'deux\nlignes.md')
sheet 'Un nom sur deux lignes' >"$in/$newline"
sheet 'Un nom entre guillemets' >"$in/l'été \"à la mer\".md"
expect 'names with line ends and quotes are taken' 0 '2 fiches prises' ingest --data "$data" "$in"
still_holds 7 'under names that search and verify can read'
expect 'a line end in a name breaks no line' 0 'inchange' ingest --json --data "$data" "$in"
! grep -v '^{.*}$' "$work/said"
result $? 'every line is a whole JSON object'
bad_name=$(printf 'caf\351.md')
sheet 'Un nom en latin-1' >"$in/$bad_name"
expect 'a name that is not UTF-8 is told' 1 'UTF-8' ingest --data "$data" "$in"
expect 'and its JSON line is JSON all the same' 1 'caf\\\\xE9' ingest --json --data "$data" "$in"
rm "$in/$bad_name"
long=$in
for i in 1 2 3 4 5; do long=$long/$(repeated d 240); done
mkdir -p "$long" && sheet 'Un chemin trop long' >"$long/x.md"
expect 'a path past the limit is told' 1 'trop long' ingest --data "$data" "$in"
rm -rf "$in"/ddd*
still_holds 7 'bad names changed nothing'

# ---- A data directory mistyped ----
for command in sync rebuild purge-exemples 'verify --repair'; do
	expect "$command makes no catalogue where there is none" 3 'pas de catalogue' $command --data "$work/mistyped"
done
test ! -e "$work/mistyped"
result $? 'nothing was made at a mistyped place'

# ---- Files that go ----
mkdir "$work/away"
mv "$work/good/robot-3.md" "$work/away"
expect 'a file that is gone is told, its sheet stays' 0 'robot-3.md.*disparu.*reste' \
	ingest --root "$work/good" --data "$data" "$work/good"
still_holds 7 'the sheet of a missing file stays'
mv "$work/good" "$work/unmounted" && mkdir "$work/good"
expect 'an empty folder is taken for a disk not mounted' 1 'laissé de côté' \
	ingest --prune --data "$data" "$work/good"
still_holds 7 'pruning an empty folder withdrew nothing'
cp "$work/unmounted/robot-1.md" "$work/good"
expect 'pruning most of the catalogue is not believed' 1 '\-\-force' ingest --prune --data "$data" "$work/good"
! grep -q 'prune la retire' "$work/said"
result $? 'and is promised no more'
still_holds 7 'and withdrew nothing'
rm "$work/good/robot-1.md" && rmdir "$work/good" && mv "$work/unmounted" "$work/good"
mv "$work/in/"* "$work/good"
expect 'with --prune the sheet of a missing file is withdrawn' 0 'robot-3.md.*retirée' \
	ingest --prune --data "$data" "$work/good"
still_holds 6 'one sheet less'

# ---- Requests ----
expect 'a command that does not exist' 2 "n.existe pas" retirer
expect 'an option that does not exist' 2 "n.existe pas" stats --force-it
expect 'a command without what it needs' 2 'attend CHEMIN…$' ingest --data "$data"
expect 'and it says where its help is' 2 'observatoire-indexer ingest --help' ingest --data "$data"
expect 'an export into a folder in use' 2 'vide' export --data "$data" "$work/good"
expect 'a data directory that is a file' 3 "n.est pas un dossier" stats --data "$good"
expect 'and to write as well' 3 "n.est pas un dossier" ingest --data "$good" "$work/good"
expect 'no question lists what is online' 0 '^6 fiches en ligne.$' search --data "$data" ''
printf '# Un titre\n' >"$work/mend.md"
expect 'a sheet to mend is told alone' 1 '^Aucune fiche bonne à prendre, 1 à corriger.$' check "$work/mend.md"
expect 'a data directory that is none' 3 'pas de catalogue' stats --data "$work/nothing"
expect 'an export to nowhere' 2 'chemin vide' export --data "$data" ''
expect 'an export among the data' 2 'dossier de données' export --data "$data" "$data/pieces"
expect 'even when one insists' 2 'dossier de données' export --force --data "$data" "$data"
printf '%s\n' "$work/good/robot-1.md" "$work/good/robot-2.md" >"$work/list"
expect 'a list by lines is told how to be one' 1 '\-print0' ingest - --data "$data" <"$work/list"
cp -r "$work/share/observatoire/vocabularies" "$work/lists"
rm -f "$work/lists/mots-francais.txt"
printf '\377\n' >"$work/lists/mots-francais.txt"
expect 'a list of words that is no text is done without' 0 'mots français ne peut pas être lue' \
	search --vocabularies "$work/lists" --data "$data" robot
expect 'and sheets are found' 0 'Le robot' search --vocabularies "$work/lists" --data "$data" robot
expect 'vocabularies that are none' 3 'vocabulaires' check --vocabularies "$work/away" "$good"
"$indexer" search --data "$data" robot >/dev/full 2>"$work/said"
[ $? = 3 ] && grep -q 'disque plein' "$work/said"
result $? 'an answer that cannot be written is a failure'
"$indexer" ingest --json --data "$data" "$work/good" 2>"$work/said" | true
still_holds 6 'a reader that leaves loses nothing'

# ---- Two roots, and links given by name ----
cp -r "$data" "$work/roots"
mkdir "$work/root-a" "$work/root-b"
sheet 'Le conte de la cour' >"$work/root-a/conte.md"
sheet 'Le jardin de la cour' >"$work/root-b/conte.md"
expect 'a first root is taken' 0 '1 fiche prise' ingest --data "$work/roots" "$work/root-a"
expect 'a namesake of another root is refused' 1 'root-a/conte.md » porte déjà ce nom.*--root' \
	ingest --data "$work/roots" "$work/root-b"
rm "$work/root-a/conte.md"
expect 'once its file is gone it is another sheet, and the first is spoken of' 0 'reste au catalogue sans fichier' \
	ingest --data "$work/roots" "$work/root-b"
still_holds 8 'neither took the place of the other' "$work/roots"
expect 'one root says nothing of the files of another' 0 '0 refusée, 0 retirée' \
	ingest --prune --data "$work/roots" "$work/root-b"
! grep -q disparu "$work/said"
result $? 'no sheet of the first root was told as gone'
sheet 'Le ruisseau' | sed 's/^type:/statut: brouillon\n&/' >"$work/root-b/ruisseau.md"
expect 'a draft is taken there' 0 '1 fiche prise' ingest --data "$work/roots" "$work/root-b"
rm "$work/root-b/ruisseau.md"
expect 'a draft whose file is gone was never online' 0 "n.était pas en ligne (brouillon), elle reste" \
	ingest --prune --data "$work/roots" "$work/root-b"
identified() # ID TITLE: a good sheet that says who it is
{
	sheet "$2" | sed "s/^type:/id: $1\\n&/"
}
identified 2016-0001 'Le tunnel de la cour' >"$work/root-a/tunnel.md"
identified 2016-0002 'Le pont de la cour' >"$work/root-b/tunnel.md"
expect 'a sheet with its id is taken' 0 '1 fiche prise' ingest --data "$work/roots" "$work/root-a"
expect 'another id takes no name under another root' 1 'root-a/tunnel.md » porte déjà ce nom.*--root' \
	ingest --data "$work/roots" "$work/root-b"
identified 2016-0001 'Le tunnel du préau' >"$work/root-b/tunnel.md"
expect 'nor does the same id' 1 'L.identifiant 2016-0001 est déjà celui du fichier .*root-a/tunnel.md' \
	ingest --data "$work/roots" "$work/root-b"
cp "$work/root-a/tunnel.md" "$work/root-b"
expect 'a copy changes nothing' 0 '0 fiche prise, [0-9]* inchangées\?, 0 refusée' ingest --data "$work/roots" "$work/root-b"
identified 2016-0003 'Le pont de la cour' >"$work/root-a/pont.md"
expect 'a bridge is taken' 0 '1 fiche prise' ingest --data "$work/roots" "$work/root-a"
mv "$work/root-a/pont.md" "$work/root-a/tunnel.md" && rm "$work/root-b/tunnel.md"
expect 'a sheet whose name another takes is told' 0 'id: Ce nom de fichier était celui de la fiche 2016-0001' \
	ingest --data "$work/roots" "$work/root-a"
sheet 'Un lien suivi' >"$work/target.md"
ln -s ../target.md "$work/root-b/lien.md"
expect 'a link out of the root told is not followed' 1 'sort de la racine' \
	ingest --root "$work/root-b" --data "$work/roots" "$work/root-b/lien.md"
expect 'a link named without a root is' 0 '1 fiche prise' ingest --data "$work/roots" "$work/root-b/lien.md"

# ---- Whose files are gone ----
told_once() # PATTERN NAME: of what was said last, one line
{
	[ "$(grep -c -e "$1" "$work/said")" = 1 ]
	result $? "$2"
}
mkdir -p "$work/yard/inner" "$work/garden"
for i in 1 2 3; do
	sheet "La marelle $i" >"$work/yard/marelle-$i.md"
	sheet "La corde $i" >"$work/yard/inner/corde-$i.md"
	sheet "Le semis $i" >"$work/garden/semis-$i.md"
done
sheet 'Le chat perché' >"$work/yard/.perche.md"
expect 'a yard and a garden are taken' 0 '9 fiches prises' ingest --data "$work/gone" "$work/yard" "$work/garden"
expect 'a hidden file named by a person is taken' 0 '1 fiche prise' ingest --data "$work/gone" "$work/yard/.perche.md"
rm "$work/yard/inner/corde-1.md"
expect 'folders within folders speak of a file that is gone' 0 '"etat":"disparu"' \
	ingest --json --root "$work/yard" --data "$work/gone" "$work/yard" "$work/yard/inner"
told_once '"etat":"disparu"' 'once'
! grep -q perche "$work/said"
result $? 'a hidden file that is there is not told as gone'
expect 'a folder of a root known speaks of it under its own name' 0 'corde-1.md : le fichier a disparu' \
	ingest --data "$work/gone" "$work/yard/inner"
mv "$work/garden" "$work/meadow" && rm "$work/meadow/semis-1.md"
expect 'a folder that moved keeps its sheets, and one is told' 0 "semis-1.md.*vient de «.*/garden », qui n.existe plus" \
	ingest --data "$work/gone" "$work/meadow" "$work/yard"
told_once 'semis-1.md' 'once as well'
expect 'what was under another root is not withdrawn, whoever insists' 0 '1 retirée' \
	ingest --prune --force --data "$work/gone" "$work/meadow" "$work/yard"
grep -q 'semis-1.md.*n.y touche pas' "$work/said" && ! grep -q 'semis-1.md.*retirée' "$work/said"
result $? 'and that is said'
python3 - "$work/gone/observatoire.db" <<-EOF
	import sqlite3, sys
	with sqlite3.connect(sys.argv[1]) as store:
	    store.execute("UPDATE sheet SET root = NULL")
EOF
rm "$work/yard/marelle-3.md" "$work/meadow/semis-3.md"
expect 'sheets from before roots were kept are not withdrawn' 0 '0 retirée' \
	ingest --prune --force --data "$work/gone" "$work/yard" "$work/meadow"
told_once 'marelle-3.md.*racine inconnue' 'each is told'
told_once 'semis-3.md.*racine inconnue' 'once'
rm "$work/yard/marelle-2.md"
expect 'files met meanwhile have a root again' 0 'marelle-2.md.*retirée' ingest --prune --data "$work/gone" "$work/yard"
still_holds 8 'and nothing else was lost' "$work/gone"

# ---- What verify finds ----
cp -r "$data" "$work/broken"
pointer=$work/broken/index/current
mv "$pointer" "$work/pointer"
expect 'an index that is lost is told in French' 1 'aucun index en service ; « verify --repair »' \
	verify --data "$work/broken"
expect 'and to machines by a word' 1 '"defaut":"index_absent","id":null,"message":"il y a' \
	verify --json --data "$work/broken"
expect 'the repair makes it again' 0 'réparé' verify --repair --data "$work/broken"
expect 'and what it made is in order' 0 'sont en ordre' verify --data "$work/broken"
python3 - "$work/broken/observatoire.db" <<-EOF
	import sqlite3, sys
	with sqlite3.connect(sys.argv[1]) as store:
	    store.execute("UPDATE sheet SET title = 'x' WHERE row = 1")
EOF
expect 'a sheet at fault is named' 1 'fiche 20[0-9-]* : ses champs' verify --data "$work/broken"
! grep -q 'index: \|sheet \|row ' "$work/said"
result $? 'nothing of it is English'

# A page of one table becomes nonsense, as a failing disk does it.
spoil() # DATA TABLE
{
	python3 - "$1/observatoire.db" "$2" <<-EOF
	import sqlite3, sys
	store = sqlite3.connect(sys.argv[1])
	store.execute('PRAGMA wal_checkpoint(TRUNCATE)')
	page = store.execute('SELECT rootpage FROM sqlite_schema WHERE name = ?', sys.argv[2:]).fetchone()[0]
	store.close()
	with open(sys.argv[1], 'r+b') as file:
	    file.seek((page - 1) * 4096)
	    file.write(b'Z' * 4096)
	EOF
}
cp -r "$data" "$work/spoilt"
spoil "$work/spoilt" catalogue
expect 'a damaged database is no absent index' 3 'verify' stats --data "$work/spoilt"
expect 'verify tells it and what to do' 1 'base est abîmée ; restaurez' verify --data "$work/spoilt"
expect 'it promises no repair' 1 '^[0-9]* défauts\? que rien ne peut refaire : restaurez' verify --data "$work/spoilt"
expect 'what SQLite says is on one line' 1 'in database main \*\*\* [^\\]*$' verify --data "$work/spoilt"
cp -r "$data" "$work/lost"
spoil "$work/lost" sheet
expect 'an export of it says what to ask, not to make room' 3 'verify » dit' export --data "$work/lost" "$work/out-lost"
cp -r "$data" "$work/nosql"
echo 'Ceci est une lettre, et non une base de données, et de loin.' >"$work/nosql/observatoire.db"
expect 'a file that is no database is told what to do' 3 'restaurez une sauvegarde' stats --data "$work/nosql"
cp -r "$data" "$work/torn"
for words in "$work/torn"/index/*/postlist.glass; do
	printf 'ZZZZZZZZZZZZZZZZZZZZZZZZ' | dd of="$words" bs=1 seek=8200 conv=notrunc status=none
done
expect 'a damaged index is one fault' 1 '^1 défaut. Pour réparer' verify --data "$work/torn"
expect 'told by what is wrong with it' 1 'Détail : postlist: [A-Za-z]*Error' verify --data "$work/torn"
expect 'and repairs nothing from it' 1 'rien ne peut refaire' verify --repair --data "$work/spoilt"

# ---- A catalogue of another version ----
# As the first version made it: its tables alone, with what they hold today.
cp -r "$data" "$work/older"
python3 - "$work/older/observatoire.db" "$root/observatoire/store/migrations/"001_*.sql <<-EOF
	import os, sqlite3, sys
	now, first = sys.argv[1:]
	os.rename(now, now + '.now')
	with sqlite3.connect(now, isolation_level=None) as store:
	    store.executescript(open(first, encoding='utf-8').read())
	    store.execute('ATTACH ? AS today', [now + '.now'])
	    store.execute('CREATE TEMP VIEW sheet_then AS SELECT s.*, r.markdown FROM today.sheet AS s'
	                  ' JOIN today.revision AS r ON r.sheet = s.row AND r.number = s.revision')
	    for table, in store.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall():
	        names = ', '.join(row[1] for row in store.execute(f'PRAGMA main.table_info({table})'))
	        held = 'sheet_then' if table == 'sheet' else f'today.{table}'
	        store.execute(f'INSERT OR REPLACE INTO main.{table} ({names}) SELECT {names} FROM {held}')
EOF
expect 'an older catalogue is told how to be brought up to date' 3 'sync » le met à niveau' stats --data "$work/older"
expect 'which is done' 0 'Index à jour' sync --data "$work/older"
still_holds 6 'and loses nothing' "$work/older"

# ---- What it answers ----
sheet 'Un brouillon sur la tortue' | sed 's/^type:/statut: brouillon\n&/' >"$work/draft.md"
cp -r "$data" "$work/answers"
expect 'a draft is taken' 0 '1 fiche prise' ingest --root "$work" --data "$work/answers" "$work/draft.md"
expect 'and counted with its status' 0 'Par statut : brouillon 1, publiée 6, archivée 1' stats --data "$work/answers"
expect 'for machines as well' 0 '"statuts":{"brouillon":1,.*"publie":6,.*"archive":1,' \
	stats --json --data "$work/answers"
expect 'a sync answers machines with one object' 0 '^{"relues":[0-9]*,"occupe":false}$' \
	sync --json --data "$work/answers"
expect 'so does a rebuild' 0 '^{"fiches":6,"indexe":[0-9]*}$' rebuild --json --data "$work/answers"
expect 'a search says what is partial' 0 '1 a tous les mots ; 3 n.en ont qu.une partie' \
	search --data "$work/answers" robot cour épisode 2
# Four of the six sheets are episodes: few enough to be what is left of a question whose other word stands nowhere.
expect 'or all of it' 0 'Aucune n.a tous les mots ; 4 n.en ont qu.une partie' \
	search --data "$work/answers" épisode zanzibar
expect 'and which words stand nowhere' 0 'Dans aucune fiche : zanzibar' search --data "$work/answers" épisode zanzibar
expect 'and so to machines' 0 '"total":4,"partielles":4,.*"partielle":true.*"inconnus":."zanzibar".' \
	search --json --data "$work/answers" épisode zanzibar
# All six speak of a robot: that would be no answer.
expect 'a word of nearly every sheet answers for no other' 0 'Aucune fiche ne répond à « robot zanzibar »' \
	search --data "$work/answers" robot zanzibar
expect 'and the other is told all the same' 0 'Dans aucune fiche : zanzibar' search --data "$work/answers" robot zanzibar
expect 'and so to machines once more' 0 '"total":0,"partielles":0,"usages":\[\],"par_synonymes":0,"inconnus":\["zanzibar"\]' \
	search --json --data "$work/answers" robot zanzibar
expect 'a mistake is searched as it was meant' 0 'répondent à «.*robot.*»' search --data "$work/answers" robbot
expect 'unless it was meant as it is' 0 'Aucune fiche ne répond à «.*robbot.*»' search --data "$work/answers" --exact robbot
expect 'a question like an option says how to write it' 2 'search -- -robot' search -robot

# ---- Two at once ----
mkdir "$work/many"
for i in $(seq 1 300); do sheet "Fiche numéro $i" >"$work/many/$i.md"; done
"$indexer" ingest --json --data "$work/both" "$work/many" >"$work/first" 2>"$work/said" &
first=$!
"$indexer" ingest --json --data "$work/both" "$work/many" >"$work/second" 2>>"$work/said"
second=$?
wait "$first"
first=$?
[ "$first$second" = 00 ]
result $? 'two indexers at once both end well'
still_holds 300 'each sheet is there once' "$work/both"

# ---- Being stopped ----
"$indexer" ingest --json --jobs 1 --data "$work/cut" "$work/many" >"$work/said" 2>"$work/why" &
running=$!
until [ -e "$work/cut/observatoire.db" ] || ! kill -0 "$running"; do
	sleep 0.01
done
kill -TERM "$running"
wait "$running"
status=$?
cat "$work/why" >>"$work/said"
[ "$status" = 3 ] && grep -q 'votre demande' "$work/said" && grep -q '^{"pris":' "$work/said"
result $? 'a signal stops it between two sheets, and it says so'
taken=$(grep -c '"etat":"pris"' "$work/said")
still_holds "$taken" 'what it said it took is there' "$work/cut"
expect 'the same command finishes the work' 0 "$((300 - taken)) fiches* prises*" ingest --data "$work/cut" "$work/many"
still_holds 300 'and nothing is missing' "$work/cut"

# ---- What only root can set up ----
as_nobody()
{
	runner='setpriv --reuid=65534 --regid=65534 --clear-groups'
}
may_act_as_nobody=1
[ "$(id -u)" = 0 ] && setpriv --reuid=65534 --regid=65534 --clear-groups "$indexer" --version >/dev/null 2>&1 ||
	may_act_as_nobody=0

if [ "$may_act_as_nobody" = 1 ]; then
	chmod a+rx "$work"
	mkdir "$work/secret" "$work/locked"
	sheet 'Illisible' >"$work/secret/secret.md"
	chmod 000 "$work/secret/secret.md"
	chmod 000 "$work/locked"
	as_nobody
	expect 'an unreadable file is told' 1 'secret.md.*droit de lire' check "$work/secret"
	expect 'an unreadable folder is told' 1 'droit de lire ce dossier' check "$work/locked"
	chmod 555 "$data" && chmod 444 "$data/observatoire.db"
	expect 'a read-only data directory is told' 3 "droit d.y écrire" ingest --data "$data" "$work/good"
	expect 'a folder nobody may make is told' 3 'ouvert' ingest --data "$work/bin/data" "$work/good"
	runner=
	chmod 755 "$data" && chmod 644 "$data/observatoire.db"
	still_holds 6 'a read-only directory lost nothing'
	cp -r "$data" "$work/theirs" && chown -R 65534:65534 "$work/theirs" && chmod 755 "$work/theirs"
	rm -f "$work/theirs/index/lock"
	expect 'root verifies it' 0 'sont en ordre' verify --data "$work/theirs"
	[ -z "$(find "$work/theirs" -user 0 | tee "$work/said")" ]
	result $? 'and leaves no lock it could not take'
	chown 0:0 "$work/theirs/index" && chmod 755 "$work/theirs/index"
	expect 'what the account of the service may not write is told' 3 "tout n.y appartient pas" \
		rebuild --data "$work/theirs"
	chown 65534:65534 "$work/theirs/index"
	mkdir "$work/fresh" && sheet 'Une fiche pour le service' >"$work/fresh/fresh.md"
	chmod -R a+rX "$work/fresh"
	expect 'root takes sheets for the account of the service' 0 '1 fiche prise' \
		ingest --data "$work/theirs" "$work/fresh"
	[ -z "$(find "$work/theirs" -user 0 | tee "$work/said")" ]
	result $? 'and leaves it nothing it could not change'
else
	skip 'unreadable files and read-only directories' 'only root can try them'
fi

mkdir "$work/small"
if mount -t tmpfs -o size=6m none "$work/small" 2>/dev/null; then
	mounted=$work/small
	expect 'a small disk takes a few sheets' 0 'fiches prises' ingest --data "$work/small/data" "$work/good"
	head -c 32M /dev/zero >"$work/small/ballast" 2>/dev/null
	expect 'a full disk is told' 3 'disque est plein' ingest --data "$work/small/data" "$work/many"
	rm "$work/small/ballast"
	still_holds 6 'a full disk lost nothing' "$work/small/data"
	mkdir "$work/little"
	cp "$work/many/"1?.md "$work/little"
	expect 'and the next ingest is as usual' 0 '10 fiches prises' ingest --data "$work/small/data" "$work/little"
	mount -o remount,size=40m "$work/small"
	"$indexer" ingest --data "$work/small/data" "$root/fixtures/sheets" >"$work/said" 2>&1
	free=$(df --output=avail -k "$work/small" | tail -n 1)
	head -c "$(( (free - 1200) * 1024 ))" /dev/zero >"$work/small/ballast"
	expect 'a disk a rebuild fills is told, though it has room again' 3 'disque est plein' \
		rebuild --data "$work/small/data"
	rm "$work/small/ballast"
	mount -o remount,ro "$work/small" 2>/dev/null &&
		expect 'a disk in read-only mode is told' 3 'lecture seule' ingest --data "$work/small/data" "$work/many"
else
	skip 'a full disk' 'no right to mount one'
fi

echo "1..$number"
exit $((failures > 0))
