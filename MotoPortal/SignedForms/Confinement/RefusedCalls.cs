using System.Runtime.InteropServices;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>
/// The numbers of Linux's system calls, which differ between processors: for x64 in the kernel's <c>asm/unistd_64.h</c>, for ARM64 in
/// <c>asm-generic/unistd.h</c>.
/// </summary>
/// <param name="Architecture">The processor, as <c>AUDIT_ARCH_…</c> in <c>linux/audit.h</c>.</param>
/// <param name="SetFilter"><c>seccomp</c>.</param>
/// <param name="NewThread"><c>clone</c>, which creates threads and processes.</param>
/// <param name="NewThreadLater"><c>clone3</c>, which does the same; a filter cannot distinguish them.</param>
/// <param name="Limit"><c>prlimit64</c>, which changes the limits of this or another process.</param>
/// <param name="SignalThread"><c>tgkill</c>, which signals a thread of this or another process.</param>
/// <param name="Always">The calls that are always refused.</param>
internal sealed record RefusedCalls(
    uint Architecture, nint SetFilter, uint NewThread, uint NewThreadLater, uint Limit, uint SignalThread, IReadOnlyList<uint> Always)
{
    // The call's name and its numbers on x64 and ARM64; zero when the processor has no such call.
    private static readonly (string Call, uint Intel, uint Arm)[] Numbers =
    [
        ("socket", 41, 198),
        ("socketpair", 53, 199),
        ("io_uring_setup", 425, 425),
        ("execve", 59, 221),
        ("execveat", 322, 281),
        ("fork", 57, 0),
        ("vfork", 58, 0),
        ("kill", 62, 129),
        ("tkill", 200, 130),
        ("rt_sigqueueinfo", 129, 138),
        ("rt_tgsigqueueinfo", 297, 240),
        ("pidfd_open", 434, 434),
        ("pidfd_send_signal", 424, 424),
        ("pidfd_getfd", 438, 438),
        ("ptrace", 101, 117),
        ("process_vm_readv", 310, 270),
        ("process_vm_writev", 311, 271),
        ("process_madvise", 440, 440),
        ("shmget", 29, 194),
        ("msgget", 68, 186),
        ("semget", 64, 190),
        ("mq_open", 240, 180),
        ("keyctl", 250, 219),
        ("add_key", 248, 217),
        ("request_key", 249, 218),
        ("unshare", 272, 97),
        ("setns", 308, 268),
        ("mount", 165, 40),
        ("chroot", 161, 51),
        ("open_by_handle_at", 304, 265),
        ("bpf", 321, 280),
        ("perf_event_open", 298, 241),
        ("init_module", 175, 105),
        ("finit_module", 313, 273),
        ("kexec_load", 246, 104),
        ("kexec_file_load", 320, 294),
    ];

    /// <summary>The numbers for this processor; null when they are not known.</summary>
    public static RefusedCalls? Own { get; } = RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => new(
            0xC000_003E,
            SetFilter: 317,
            NewThread: 56,
            NewThreadLater: 435,
            Limit: 302,
            SignalThread: 234,
            [.. Numbers.Where(IsPresent).Select(number => number.Intel)]),
        System.Runtime.InteropServices.Architecture.Arm64 => new(
            0xC000_00B7,
            SetFilter: 277,
            NewThread: 220,
            NewThreadLater: 435,
            Limit: 261,
            SignalThread: 131,
            [.. Numbers.Where(number => IsPresent(number) && number.Arm != 0).Select(number => number.Arm)]),
        _ => null,
    };

    // The C library musl signals its own threads by a call that a filter cannot distinguish from a signal to another process.
    private static bool IsPresent((string Call, uint Intel, uint Arm) number) =>
        number.Call is not "tkill" || !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
}
