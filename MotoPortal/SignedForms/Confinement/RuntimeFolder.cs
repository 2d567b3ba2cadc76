using System.Runtime.InteropServices;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>Finds the installation of the .NET runtime.</summary>
internal static class RuntimeFolder
{
    /// <summary>The folder with <c>host</c> and <c>shared</c>; null for a self-contained program.</summary>
    public static string? Root { get; } = Find();

    private static string? Find()
    {
        // From a path such as /usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.0/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "host", "fxr")) ? root : null;
    }
}
