using Microsoft.Extensions.Options;

namespace MotoPortal.Accounts.Settings;

/// <summary>When an account that its person does not use is disabled. Section <c>People</c>.</summary>
internal sealed class UnusedAccountOptions
{
    public const string Section = "People";

    // PCI DSS 8.2.6: inactive accounts are removed or disabled within 90 days of inactivity.
    private const int LongestUnused = 90;

    /// <summary>After how many days without use an account is disabled; 0 only flags it, after 90 days.</summary>
    public int DisableUnusedAfterDays { get; set; } = LongestUnused;

    /// <summary>Whether the portal disables unused accounts by itself.</summary>
    public bool DisablesUnused => DisableUnusedAfterDays > 0;

    /// <summary>The time without use after which an account is flagged, and disabled where that is set.</summary>
    public TimeSpan UnusedAfter => TimeSpan.FromDays(DisablesUnused ? DisableUnusedAfterDays : LongestUnused);

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<UnusedAccountOptions>
    {
        public ValidateOptionsResult Validate(string? name, UnusedAccountOptions options) =>
            options.DisableUnusedAfterDays is >= 0 and <= LongestUnused
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"People:DisableUnusedAfterDays is {options.DisableUnusedAfterDays}; write a whole number of days from 1 to "
                    + $"{LongestUnused}, or 0 to disable unused accounts by hand.");
    }
}
