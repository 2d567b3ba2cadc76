using Microsoft.Extensions.Options;
using MotoPortal.Gateway;

namespace MotoPortal.Terms;

/// <summary>Who the store is, as customers are told. Section <c>Merchant</c>.</summary>
internal sealed class MerchantOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Merchant";

    private const string ExampleName = "Atelier Lumière";
    private const string ExampleContact = "+33 4 00 00 00 00";

    /// <summary>The name that customers know; an example unless the key is live.</summary>
    public string Name { get; set; } = ExampleName;

    /// <summary>How customers reach the store: telephone, e-mail or both, as it is read aloud.</summary>
    public string Contact { get; set; } = ExampleContact;

    /// <summary>Says in whole sentences what is wrong with the settings.</summary>
    internal sealed class Validation(IConfiguration configuration) : IValidateOptions<MerchantOptions>
    {
        public ValidateOptionsResult Validate(string? name, MerchantOptions options) =>
            IsMissing(options.Name, ExampleName) || IsMissing(options.Contact, ExampleContact)
                ? ValidateOptionsResult.Fail("Merchant:Name and Merchant:Contact must be set; the terms that are read to customers say who charges the card and how to reach you.")
                : ValidateOptionsResult.Success;

        // A real customer must never be read the example.
        private bool IsMissing(string value, string example) =>
            string.IsNullOrWhiteSpace(value)
            || (StripeOptions.ModeOf(configuration[$"{StripeOptions.Section}:{nameof(StripeOptions.ApiKey)}"]) is StripeMode.Live && string.Equals(value, example, StringComparison.Ordinal));
    }
}
