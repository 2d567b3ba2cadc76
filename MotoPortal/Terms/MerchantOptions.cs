using Microsoft.Extensions.Options;

namespace MotoPortal.Terms;

/// <summary>Who the store is, as customers are told. Section <c>Merchant</c>.</summary>
internal sealed class MerchantOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Merchant";

    /// <summary>The name that customers know.</summary>
    public string Name { get; set; } = "Atelier Lumière";

    /// <summary>How customers reach the store: telephone, e-mail or both, as it is read aloud.</summary>
    public string Contact { get; set; } = "+33 4 00 00 00 00";

    /// <summary>Says in whole sentences what is wrong with the settings.</summary>
    internal sealed class Validation : IValidateOptions<MerchantOptions>
    {
        public ValidateOptionsResult Validate(string? name, MerchantOptions options) =>
            string.IsNullOrWhiteSpace(options.Name) ? ValidateOptionsResult.Fail("Merchant:Name is empty; the terms must say who charges the card.")
            : string.IsNullOrWhiteSpace(options.Contact) ? ValidateOptionsResult.Fail("Merchant:Contact is empty; the terms must say how to reach you.")
            : ValidateOptionsResult.Success;
    }
}
