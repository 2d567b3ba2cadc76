using System.Runtime.InteropServices;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>Where the .NET runtime is installed.</summary>
internal static class RuntimeFolder
{
    /// <summary>The folder that holds <c>host</c> and <c>shared</c>; null when the program brings its runtime along.</summary>
    public static string? Root { get; } = Find();

    private static string? Find()
    {
        // As in /usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.0/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "host", "fxr")) ? root : null;
    }
}
