using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace MotoPortal.Customers.Records;

/// <summary>Options for customers. Section <c>Customers</c>.</summary>
internal sealed class CustomersOptions
{
    public const string Section = "Customers";

    /// <summary>The two-letter country of telephone numbers without a country code.</summary>
    public string PhoneRegion { get; set; } = "FR";

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<CustomersOptions>
    {
        public ValidateOptionsResult Validate(string? name, CustomersOptions options) =>
            PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(options.PhoneRegion)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"Customers:PhoneRegion is '{options.PhoneRegion}'; it must be a two-letter country in capitals, such as FR.");
    }
}
