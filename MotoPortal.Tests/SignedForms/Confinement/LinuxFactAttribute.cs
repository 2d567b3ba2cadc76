namespace MotoPortal.Tests.SignedForms.Confinement;

/// <summary>A test of what only Linux offers.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    /// <summary>Leaves the test out on other systems.</summary>
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null! : "Only Linux confines a process in these ways.";
}
