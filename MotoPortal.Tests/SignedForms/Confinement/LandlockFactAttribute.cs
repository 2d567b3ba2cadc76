using MotoPortal.SignedForms.Confinement;

namespace MotoPortal.Tests.SignedForms.Confinement;

/// <summary>A test that requires a kernel with Landlock: every distribution's since 2022, but not of all container hosts.</summary>
internal sealed class LandlockFactAttribute : FactAttribute
{
    /// <summary>Skips the test on other systems.</summary>
    public LandlockFactAttribute() =>
        Skip = OperatingSystem.IsLinux() && FileRules.KernelVersion > 0 ? null! : "The kernel cannot confine a process to some files.";
}
