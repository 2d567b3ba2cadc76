namespace MotoPortal.SignedForms.Confinement;

/// <summary>The parts of the confinement that the operating system does not support.</summary>
[Flags]
internal enum ConfinementGaps
{
    /// <summary>Complete confinement.</summary>
    None = 0,

    /// <summary>The process can read and write every file that the portal can.</summary>
    Files = 1,

    /// <summary>The process can open connections, start programs and signal other processes.</summary>
    Calls = 2,

    /// <summary>Memory and processor time are limited only by the portal's timeout and the runtime.</summary>
    Resources = 4,

    /// <summary>All gaps: only Linux offers these means to a program without installation.</summary>
    All = Files | Calls | Resources,
}
