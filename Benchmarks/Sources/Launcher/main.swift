// Runs a program with its output thrown away, and prints its processor time, peak memory, exit status and the time that
// passed.
//
// A process starts with the peak memory of the one that it was forked from, so that a large benchmark cannot
// measure a small program itself.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

var actions = posix_spawn_file_actions_t()
posix_spawn_file_actions_init(&actions)
posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
let arguments = CommandLine.arguments.dropFirst()
func now() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000 + Int(time.tv_nsec) / 1_000
}
let words = arguments.map { strdup($0) }
let start = now()
var process = pid_t()
guard let path = arguments.first,
  posix_spawnp(&process, path, &actions, nil, words + [nil], environ) == 0
else { exit(127) }
var usage = rusage()
var status: Int32 = 0
guard wait4(process, &status, 0, &usage) == process else { exit(127) }
let microseconds =
  (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000 + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
print(microseconds, usage.ru_maxrss * 1024, status, now() - start)
