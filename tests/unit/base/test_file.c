/*
 * dz_file_write: whole or not at all, in place of what was there, through links, into devices.
 */
#include "../folder.h"
#include "dezmap.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_text(const char *folder, const char *name, const char *text, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return dz_file_write(path, bytes, error);
}

static void assert_holds(const char *folder, const char *name, const char *text)
{
    g_autofree char *found = folder_read(folder, name);
    g_assert_cmpstr(found, ==, text);
}

/* A failure that names the file and says nothing of how it was tried. */
static void assert_io_error(GError **error, const char *name)
{
    g_assert_error(*error, DZ_ERROR, DZ_ERROR_IO);
    g_assert_nonnull(strstr((*error)->message, name));
    g_assert_null(strstr((*error)->message, "XXXXXX"));
    g_clear_error(error);
}

static mode_t mode_of(const char *folder, const char *name)
{
    struct stat found;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_cmpint(stat(path, &found), ==, 0);
    return found.st_mode & 07777;
}

static void a_new_file_holds_what_was_written(void)
{
    char *folder = folder_new();
    GError *error = NULL;
    gsize length = 3 << 20;
    g_autofree char *noise = g_malloc(length), *path = g_build_filename(folder, "map.png", NULL),
                    *found = NULL;
    GRand *rand = g_rand_new_with_seed(2);
    for (gsize i = 0; i < length; i++)
        noise[i] = (char)g_rand_int_range(rand, 0, 256); /* NUL bytes too */
    g_rand_free(rand);
    g_autoptr(GBytes) bytes = g_bytes_new(noise, length);
    g_assert_true(dz_file_write(path, bytes, &error));
    g_assert_no_error(error);
    gsize found_length = 0;
    g_assert_true(g_file_get_contents(path, &found, &found_length, NULL));
    g_assert_cmpuint(found_length, ==, length);
    g_assert_cmpint(memcmp(found, noise, length), ==, 0);
    g_assert_cmpuint(folder_count(folder), ==, 1);
    folder_free(folder);
}

static void nothing_is_a_file_too(void)
{
    char *folder = folder_new();
    g_assert_true(write_text(folder, "empty", "", NULL));
    assert_holds(folder, "empty", "");
    folder_free(folder);
}

static void an_old_file_is_replaced_not_rewritten(void)
{
    char *folder = folder_new();
    folder_write(folder, "map.svg", "a longer text that was there before", -1);
    g_autofree char *path = g_build_filename(folder, "map.svg", NULL);
    int reader = open(path, O_RDONLY); /* somebody who is reading it goes on reading the old one */
    g_assert_cmpint(reader, >=, 0);
    g_assert_true(write_text(folder, "map.svg", "new", NULL));
    assert_holds(folder, "map.svg", "new");
    char old[64] = {0};
    g_assert_cmpint(read(reader, old, sizeof old - 1), ==, 35);
    g_assert_cmpstr(old, ==, "a longer text that was there before");
    close(reader);
    g_assert_cmpuint(folder_count(folder), ==, 1);
    folder_free(folder);
}

static void the_mode_of_an_old_file_stays(void)
{
    char *folder = folder_new();
    static const mode_t modes[] = {0600, 0640, 0664, 0755};
    for (guint i = 0; i < G_N_ELEMENTS(modes); i++) {
        folder_write(folder, "map.pdf", "old", -1);
        g_autofree char *path = g_build_filename(folder, "map.pdf", NULL);
        g_assert_cmpint(chmod(path, modes[i]), ==, 0);
        g_assert_true(write_text(folder, "map.pdf", "new", NULL));
        g_assert_cmpuint(mode_of(folder, "map.pdf"), ==, modes[i]);
    }
    folder_free(folder);
}

static void a_new_file_gets_what_the_umask_leaves(void)
{
    char *folder = folder_new();
    mode_t before = umask(027);
    g_assert_true(write_text(folder, "a", "new", NULL));
    umask(before);
    g_assert_cmpuint(mode_of(folder, "a"), ==, 0640);
    folder_free(folder);
}

static void a_link_is_followed(void)
{
    char *folder = folder_new();
    g_autofree char *link = g_build_filename(folder, "link", NULL),
                    *inner = g_build_filename(folder, "in", NULL);
    g_assert_cmpint(g_mkdir(inner, 0700), ==, 0);
    folder_write(inner, "target", "old", -1);
    g_assert_cmpint(symlink("in/target", link), ==, 0);
    g_assert_true(write_text(folder, "link", "new", NULL));
    g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    assert_holds(inner, "target", "new");
    g_assert_cmpuint(folder_count(folder), ==, 2);
    g_assert_cmpuint(folder_count(inner), ==, 1);
    folder_free(folder);
}

static void a_link_to_what_is_not_there_yet_is_followed(void)
{
    char *folder = folder_new();
    GError *error = NULL;
    g_autofree char *link = g_build_filename(folder, "link", NULL);
    g_assert_cmpint(symlink("target", link), ==, 0);
    g_assert_true(write_text(folder, "link", "new", &error));
    g_assert_no_error(error);
    g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    assert_holds(folder, "target", "new");
    folder_free(folder);
}

/* As root no mode forbids anything, so the test becomes somebody else for a moment. */
static void a_folder_that_cannot_be_written_keeps_its_file(void)
{
    char *folder = folder_new();
    GError *error = NULL;
    folder_write(folder, "map.png", "old", -1);
    g_assert_cmpint(chmod(folder, 0555), ==, 0);
    bool root = geteuid() == 0;
    if (root && seteuid(65534) != 0) {
        folder_free(folder);
        g_test_skip("root cannot become another user here");
        return;
    }
    bool replaced = write_text(folder, "map.png", "new", &error);
    GError *error_of_new = NULL;
    bool created = write_text(folder, "other.png", "new", &error_of_new);
    if (root)
        g_assert_cmpint(seteuid(0), ==, 0);
    g_assert_cmpint(chmod(folder, 0700), ==, 0);
    g_assert_false(replaced);
    assert_io_error(&error, "map.png");
    g_assert_false(created);
    assert_io_error(&error_of_new, "other.png");
    assert_holds(folder, "map.png", "old");
    g_assert_cmpuint(folder_count(folder), ==, 1);
    folder_free(folder);
}

/* A full disk, played by a limit on the size of files. */
static void a_failed_write_leaves_the_old_file_alone(void)
{
    char *folder = folder_new();
    GError *error = NULL;
    folder_write(folder, "map.png", "old", -1);
    struct rlimit before, small = {0};
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    small = (struct rlimit){.rlim_cur = 1000, .rlim_max = before.rlim_max};
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
    g_autofree char *long_text = g_strnfill(100000, 'x');
    bool replaced = write_text(folder, "map.png", long_text, &error);
    GError *error_of_new = NULL;
    bool created = write_text(folder, "new.png", long_text, &error_of_new);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
    signal(SIGXFSZ, handler);
    g_assert_false(replaced);
    assert_io_error(&error, "map.png");
    g_assert_false(created);
    assert_io_error(&error_of_new, "new.png");
    assert_holds(folder, "map.png", "old");
    g_assert_cmpuint(folder_count(folder), ==, 1); /* neither the new file nor a temporary one */
    folder_free(folder);
}

static void a_device_stays_a_device(void)
{
    struct stat before, after;
    if (stat("/dev/null", &before) != 0 || access("/dev/null", W_OK) != 0) {
        g_test_skip("/dev/null cannot be written here");
        return;
    }
    g_assert_true(write_text("/dev", "null", "text", NULL));
    g_assert_cmpint(stat("/dev/null", &after), ==, 0);
    g_assert_true(S_ISCHR(after.st_mode));
    g_assert_cmpuint(after.st_rdev, ==, before.st_rdev);
    g_assert_cmpuint(after.st_ino, ==, before.st_ino);
}

static void a_full_device_is_an_error(void)
{
    GError *error = NULL;
    if (access("/dev/full", W_OK) != 0) {
        g_test_skip("there is no /dev/full here");
        return;
    }
    g_assert_false(write_text("/dev", "full", "text", &error));
    assert_io_error(&error, "/dev/full");
}

static gpointer read_pipe(gpointer path)
{
    char text[16] = {0};
    int reader = open(path, O_RDONLY);
    ssize_t length = read(reader, text, sizeof text - 1);
    close(reader);
    return length > 0 ? g_strdup(text) : NULL;
}

static void a_pipe_is_written_into(void)
{
    char *folder = folder_new();
    g_autofree char *path = g_build_filename(folder, "pipe", NULL);
    g_assert_cmpint(mkfifo(path, 0600), ==, 0);
    GThread *reader = g_thread_new("reader", read_pipe, path);
    g_assert_true(write_text(folder, "pipe", "text", NULL));
    g_autofree char *found = g_thread_join(reader);
    g_assert_cmpstr(found, ==, "text");
    struct stat after;
    g_assert_cmpint(stat(path, &after), ==, 0);
    g_assert_true(S_ISFIFO(after.st_mode));
    folder_free(folder);
}

static void what_cannot_be_a_file_is_refused(void)
{
    char *folder = folder_new();
    GError *error = NULL;
    g_autofree char *inner = g_build_filename(folder, "folder", NULL);
    g_assert_cmpint(g_mkdir(inner, 0700), ==, 0);
    folder_write(folder, "file", "old", -1);
    static const char *const names[] = {"folder", "missing/map.png", "file/map.png"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_assert_false(write_text(folder, names[i], "new", &error));
        assert_io_error(&error, names[i]);
    }
    g_assert_true(g_file_test(inner, G_FILE_TEST_IS_DIR));
    g_assert_cmpuint(folder_count(inner), ==, 0);
    g_assert_cmpuint(folder_count(folder), ==, 2);
    folder_free(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/file/a new file holds what was written", a_new_file_holds_what_was_written);
    g_test_add_func("/base/file/no bytes make an empty file", nothing_is_a_file_too);
    g_test_add_func("/base/file/an old file is replaced, not written over",
                    an_old_file_is_replaced_not_rewritten);
    g_test_add_func("/base/file/the mode of an old file stays", the_mode_of_an_old_file_stays);
    g_test_add_func("/base/file/a new file gets the mode that the umask leaves",
                    a_new_file_gets_what_the_umask_leaves);
    g_test_add_func("/base/file/a symbolic link is followed and stays", a_link_is_followed);
    g_test_add_func("/base/file/a symbolic link to what is not there yet is followed and stays",
                    a_link_to_what_is_not_there_yet_is_followed);
    g_test_add_func("/base/file/a folder that cannot be written keeps its old file and gets no other",
                    a_folder_that_cannot_be_written_keeps_its_file);
    g_test_add_func("/base/file/a failed write leaves the old file and no temporary one",
                    a_failed_write_leaves_the_old_file_alone);
    g_test_add_func("/base/file/a device is written to and stays a device", a_device_stays_a_device);
    g_test_add_func("/base/file/a device that is full is an error", a_full_device_is_an_error);
    g_test_add_func("/base/file/a pipe is written into and stays a pipe", a_pipe_is_written_into);
    g_test_add_func("/base/file/a folder, or a place below a file or below nothing, is refused",
                    what_cannot_be_a_file_is_refused);
    return g_test_run();
}
