using Microsoft.Extensions.Options;

namespace MotoPortal.Readers.Inspections;

/// <summary>The options for readers. Section <c>Readers</c>.</summary>
internal sealed class ReadersOptions
{
    public const string Section = "Readers";

    /// <summary>The default number of days for which an inspection is valid, outside practice mode.</summary>
    public const int UsualInspectionDays = 30;

    private const int LongestInspectionDays = 365;

    /// <summary>
    /// The number of days for which an inspection allows a reader to take cards; 0 requires none, but a suspicious reader stays refused.
    /// Null for the default: 30, and 0 in practice mode, because an on-screen reader cannot be tampered with and a new portal must be
    /// usable at once. Practice mode differs only in this default.
    /// </summary>
    public int? InspectionDays { get; set; }

    /// <summary>The number of days, with the default applied.</summary>
    public int DaysInForce => InspectionDays ?? UsualInspectionDays;

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<ReadersOptions>
    {
        public ValidateOptionsResult Validate(string? name, ReadersOptions options) =>
            options.DaysInForce is < 0 or > LongestInspectionDays
                ? ValidateOptionsResult.Fail(
                    $"Readers:InspectionDays is {options.DaysInForce}; it must lie between 1 and {LongestInspectionDays}, or be 0 to ask for no inspection.")
                : ValidateOptionsResult.Success;
    }
}
