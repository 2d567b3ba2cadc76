namespace MotoPortal.Tests.Browser;

/// <summary>A test that needs a Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = ChromiumExecutable.Missing!;
}

/// <summary>A test over several cases that needs a Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = ChromiumExecutable.Missing!;
}
