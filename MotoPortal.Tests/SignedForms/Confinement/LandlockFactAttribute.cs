using MotoPortal.SignedForms.Confinement;

namespace MotoPortal.Tests.SignedForms.Confinement;

/// <summary>A test of what only a kernel with Landlock offers: each distribution's since 2022, but not all that run containers.</summary>
internal sealed class LandlockFactAttribute : FactAttribute
{
    /// <summary>Leaves the test out on other systems.</summary>
    public LandlockFactAttribute() =>
        Skip = OperatingSystem.IsLinux() && FileRules.KernelVersion > 0 ? null! : "The kernel cannot confine a process to some files.";
}
