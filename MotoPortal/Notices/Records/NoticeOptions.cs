using Microsoft.Extensions.Options;

namespace MotoPortal.Notices.Records;

/// <summary>The options for what customers are told. Section <c>Notices</c>.</summary>
internal sealed class NoticeOptions
{
    public const string Section = "Notices";

    /// <summary>
    /// The number of days between the announcement of changed terms and the first day on which a customer is asked to agree to them. The
    /// prepared terms promise seven working days, which 14 days contain even with three public holidays among them.
    /// </summary>
    public int AnnounceDays { get; set; } = 14;

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<NoticeOptions>
    {
        public ValidateOptionsResult Validate(string? name, NoticeOptions options) =>
            options.AnnounceDays is >= 1 and <= 90
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Notices:AnnounceDays is {options.AnnounceDays}; it must lie between 1 and 90.");
    }
}
