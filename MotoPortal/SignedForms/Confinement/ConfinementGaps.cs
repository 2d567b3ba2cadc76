namespace MotoPortal.SignedForms.Confinement;

/// <summary>What the operating system could not take away from a process that reads files of strangers.</summary>
[Flags]
internal enum ConfinementGaps
{
    /// <summary>Everything was taken away.</summary>
    None = 0,

    /// <summary>It can read and write every file that the portal can.</summary>
    Files = 1,

    /// <summary>It can open connections, start programs and signal other processes.</summary>
    Calls = 2,

    /// <summary>Its memory and its processor time are limited by the portal's clock and the runtime only.</summary>
    Resources = 4,

    /// <summary>All of them: no system but Linux offers these means to a program without an installer.</summary>
    All = Files | Calls | Resources,
}
