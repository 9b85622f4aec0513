#include "indexer/reader.h"

#include "base/mem.h"

#include <pthread.h>
#include <string.h>

enum { AHEAD_PER_JOB = 8 };

struct reader {
	struct reader_source source;
	pthread_mutex_t lock;
	pthread_cond_t filled;     /* a parcel is ready, or the end is near */
	pthread_cond_t emptied;    /* one was taken: there is room for another */
	struct parcel **slots;     /* a ring of `room`: file number i stands in i % room */
	size_t room;
	size_t next_read;          /* first file no thread has begun */
	size_t next_given;         /* first file not yet given back */
	bool is_stopping;
	pthread_t *threads;
	unsigned thread_count;
};

void parcel_free(struct parcel *parcel)
{
	if (!parcel)
		return;
	catalogue_draft_free(parcel->draft);
	remarks_done(&parcel->remarks);
	free(parcel->bytes);
	free(parcel);
}

static struct parcel *read_parcel(const struct reader *reader, struct catalogue *catalogue, size_t number)
{
	struct parcel *parcel = mem_new(1, sizeof *parcel);
	parcel->offer = &reader->source.files->items[number];
	size_t length = 0;
	parcel->bytes = files_read(parcel->offer, &length, &parcel->remarks);
	if (!parcel->bytes)
		return parcel;

	parcel->file = (struct catalogue_file){
		.path = parcel->offer->name,
		.bytes = parcel->bytes,
		.length = length,
		.root = parcel->offer->root,
	};
	parcel->draft = catalogue
		? catalogue_prepare_unknown(catalogue, &parcel->file, reader->source.now)
		: catalogue_prepare(reader->source.vocabularies, &parcel->file, reader->source.now);
	return parcel;
}

/* The number of a file to read, or false when there is nothing left to do. */
static bool claim(struct reader *reader, size_t *number)
{
	pthread_mutex_lock(&reader->lock);
	while (!reader->is_stopping && reader->next_read < reader->source.files->count
		&& reader->next_read >= reader->next_given + reader->room)
		pthread_cond_wait(&reader->emptied, &reader->lock);

	bool claimed = !reader->is_stopping && reader->next_read < reader->source.files->count;
	if (claimed)
		*number = reader->next_read++;
	pthread_mutex_unlock(&reader->lock);
	return claimed;
}

static void *work(void *context)
{
	struct reader *reader = context;
	/* Without a handle every file is parsed; the put then finds out that it is known. */
	OWNED(catalogue) catalogue = catalogue_open(reader->source.data, reader->source.vocabularies,
		CATALOGUE_READ, NULL);

	for (size_t number; claim(reader, &number);) {
		struct parcel *parcel = read_parcel(reader, catalogue, number);
		pthread_mutex_lock(&reader->lock);
		reader->slots[number % reader->room] = parcel;
		pthread_cond_signal(&reader->filled);
		pthread_mutex_unlock(&reader->lock);
	}
	return NULL;
}

static void make_threads(struct reader *reader)
{
	for (unsigned i = 0; i < reader->source.jobs; i++) {
		if (pthread_create(&reader->threads[reader->thread_count], NULL, work, reader) != 0)
			return;
		reader->thread_count++;
	}
}

struct reader *reader_start(const struct reader_source *source, struct error *err)
{
	OWNED(reader) reader = mem_new(1, sizeof *reader);
	reader->source = *source;
	reader->room = (size_t)source->jobs * AHEAD_PER_JOB;
	reader->slots = mem_new(reader->room, sizeof reader->slots[0]);
	reader->threads = mem_new(source->jobs, sizeof reader->threads[0]);
	pthread_mutex_init(&reader->lock, NULL);
	pthread_cond_init(&reader->filled, NULL);
	pthread_cond_init(&reader->emptied, NULL);

	make_threads(reader);
	if (reader->thread_count == 0) {
		error_set(err, ERROR_FAILED, "no thread could be made");
		return NULL;
	}
	return TAKE(reader);
}

struct parcel *reader_next(struct reader *reader)
{
	struct parcel *parcel = NULL;
	pthread_mutex_lock(&reader->lock);
	if (reader->next_given < reader->source.files->count) {
		struct parcel **slot = &reader->slots[reader->next_given % reader->room];
		while (!*slot)
			pthread_cond_wait(&reader->filled, &reader->lock);
		parcel = TAKE(*slot);
		reader->next_given++;
		pthread_cond_signal(&reader->emptied);
	}
	pthread_mutex_unlock(&reader->lock);
	return parcel;
}

void reader_free(struct reader *reader)
{
	if (!reader)
		return;
	pthread_mutex_lock(&reader->lock);
	reader->is_stopping = true;
	pthread_cond_broadcast(&reader->emptied);
	pthread_mutex_unlock(&reader->lock);
	for (unsigned i = 0; i < reader->thread_count; i++)
		pthread_join(reader->threads[i], NULL);

	for (size_t i = 0; i < reader->room; i++)
		parcel_free(reader->slots[i]);
	pthread_cond_destroy(&reader->emptied);
	pthread_cond_destroy(&reader->filled);
	pthread_mutex_destroy(&reader->lock);
	free(reader->threads);
	free(reader->slots);
	free(reader);
}
