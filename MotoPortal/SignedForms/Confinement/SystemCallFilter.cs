using System.Runtime.InteropServices;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>
/// Refuses the system calls by which a process can reach others: sockets, other programs, other processes, shared memory
/// (<c>seccomp(2)</c>, for all threads at once). New threads stay allowed, because the runtime creates them.
/// </summary>
internal static class SystemCallFilter
{
    private const int SetNoNewPrivileges = 38;
    private const nint SetFilter = 1;
    private const nint ForAllThreads = 1;

    // Classic BPF, as in linux/filter.h.
    private const ushort LoadWord = 0x20;
    private const ushort IsEqual = 0x15;
    private const ushort IsAtLeast = 0x35;
    private const ushort HasBits = 0x45;
    private const ushort Answer = 0x06;

    // The offsets in struct seccomp_data (linux/seccomp.h).
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgumentOffset = 16;

    // SECCOMP_RET_ALLOW, and SECCOMP_RET_ERRNO with EPERM.
    private const uint Allowed = 0x7FFF_0000;
    private const uint NotPermitted = 0x0005_0001;

    // ENOSYS, upon which the C library creates the thread by the older call, whose flags a filter can see.
    private const uint NotImplemented = 0x0005_0026;

    // x32 programs use numbers from here on.
    private const uint OtherNumbers = 0x4000_0000;

    // CLONE_THREAD.
    private const uint AsThread = 0x0001_0000;

    /// <summary>Refuses the calls from now on; false when the kernel or the processor is not supported.</summary>
    public static bool TrySet()
    {
        if (RefusedCalls.Own is not { } calls || LinuxCalls.SetProcess(SetNoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return false;
        }

        var steps = Steps(calls, (uint)Environment.ProcessId);
        var pinned = GCHandle.Alloc(steps, GCHandleType.Pinned);
        try
        {
            var program = new Program((ushort)steps.Length, pinned.AddrOfPinnedObject());
            return LinuxCalls.Call(calls.SetFilter, SetFilter, ForAllThreads, program) == 0;
        }
        finally
        {
            pinned.Free();
        }
    }

    private static Step[] Steps(RefusedCalls calls, uint ownProcess) =>
    [
        new(LoadWord, 0, 0, ArchitectureOffset),
        .. Unless(IsEqual, calls.Architecture, NotPermitted),
        new(LoadWord, 0, 0, NumberOffset),
        .. When(IsAtLeast, OtherNumbers, NotPermitted),
        .. calls.Always.SelectMany(number => When(IsEqual, number, NotPermitted)),
        .. When(IsEqual, calls.NewThreadLater, NotImplemented),
        .. OnlyWhenFirstArgument(calls.NewThread, HasBits, AsThread),

        // The runtime reads the limits of its own process, with process id 0.
        .. OnlyWhenFirstArgument(calls.Limit, IsEqual, 0),
        .. OnlyWhenFirstArgument(calls.SignalThread, IsEqual, ownProcess),
        new(Answer, 0, 0, Allowed),
    ];

    private static Step[] When(ushort question, uint operand, uint answer) => [new(question, 0, 1, operand), new(Answer, 0, 0, answer)];

    private static Step[] Unless(ushort question, uint operand, uint answer) => [new(question, 1, 0, operand), new(Answer, 0, 0, answer)];

    /// <summary>
    /// Allows this call when the lower half of its first argument meets the condition, otherwise refuses it; other calls are skipped.
    /// </summary>
    private static Step[] OnlyWhenFirstArgument(uint call, ushort question, uint operand) =>
    [
        new(IsEqual, 0, 4, call),
        new(LoadWord, 0, 0, FirstArgumentOffset),
        .. Unless(question, operand, NotPermitted),
        new(Answer, 0, 0, Allowed),
    ];

    /// <summary>The structure <c>sock_fprog</c>.</summary>
    /// <param name="Length">The number of steps.</param>
    /// <param name="Steps">A pointer to the steps.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Program(ushort Length, nint Steps);

    /// <summary>The structure <c>sock_filter</c>.</summary>
    /// <param name="Code">The instruction.</param>
    /// <param name="WhenTrue">The number of steps to skip when the comparison is true.</param>
    /// <param name="WhenFalse">The number of steps to skip when it is false.</param>
    /// <param name="Operand">The value to compare with, or the offset to load from.</param>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Step(ushort Code, byte WhenTrue, byte WhenFalse, uint Operand);
}
