using Microsoft.Extensions.Options;

namespace MotoPortal.Readers;

/// <summary>How readers are looked after. Section <c>Readers</c>.</summary>
internal sealed class ReadersOptions
{
    public const string Section = "Readers";

    /// <summary>For how many days an inspection counts when nothing else is set and readers are real.</summary>
    public const int UsualInspectionDays = 30;

    private const int LongestInspectionDays = 365;

    /// <summary>
    /// For how many days an inspection lets a reader take cards; 0 asks for none, though a reader that was found suspicious stays
    /// refused. Null for what is usual: 30, and 0 in practice, since nobody can tamper with a reader on the screen and a fresh
    /// portal must be ready to use. The difference lies in this default alone; the rule itself knows no practice.
    /// </summary>
    public int? InspectionDays { get; set; }

    /// <summary>The days that count, once the default is chosen.</summary>
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
