# Turn the migrations into a C table. usage: awk -f embed.awk 001_first.sql 002_next.sql … >migrations.c
BEGIN { print "#include \"store/migrate.h\"\n\nconst struct migration migrations[] = {" }
FNR == 1 {
	if (NR > 1)
		print "\t},"
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.sql$/, "", name)
	printf "\t{\n\t\t\"%s\",\n", name
}
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	printf "\t\t\"%s\\n\"\n", $0
}
END { print "\t},\n};\n\nconst size_t migration_count = sizeof migrations / sizeof migrations[0];" }
