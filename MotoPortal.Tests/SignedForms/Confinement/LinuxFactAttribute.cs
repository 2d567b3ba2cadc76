namespace MotoPortal.Tests.SignedForms.Confinement;

/// <summary>A test that requires Linux.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    /// <summary>Skips the test on other systems.</summary>
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null! : "Only Linux confines a process in these ways.";
}
