using System.Globalization;
using Microsoft.Extensions.Options;
using MotoPortal.Gateway.Objects;

namespace MotoPortal.Terms.Versions;

/// <summary>The store's details, as customers are told. Section <c>Merchant</c>.</summary>
internal sealed class MerchantOptions
{
    public const string Section = "Merchant";

    private const string ExampleName = "Atelier Lumière";
    private const string ExampleContact = "+33 4 00 00 00 00";
    private const string ExampleAddress = "12 rue de la République, 69002 Lyon";
    private const string France = "FR";
    private const string FrenchAuthority = "CNIL, www.cnil.fr";

    /// <summary>The name that customers know; an example unless the key is live.</summary>
    public string Name { get; set; } = ExampleName;

    /// <summary>How customers reach the store: telephone, e-mail or both, as read aloud.</summary>
    public string Contact { get; set; } = ExampleContact;

    /// <summary>The postal address in one line; an example unless the key is live.</summary>
    public string Address { get; set; } = ExampleAddress;

    /// <summary>The country whose law applies, two letters of ISO 3166.</summary>
    public string Country { get; set; } = France;

    /// <summary>The contact for personal data; the <see cref="Contact"/> unless set.</summary>
    public string PrivacyContact
    {
        get => string.IsNullOrWhiteSpace(field) ? Contact : field;
        set;
    } = "";

    /// <summary>The supervisory authority for complaints about personal data, with its address, as read aloud.</summary>
    public string Authority { get; set; } = FrenchAuthority;

    /// <summary>Whether telephone calls may be recorded, so that the recording has to be stopped before card digits are spoken.</summary>
    public bool RecordsCalls { get; set; } = true;

    /// <summary>
    /// The settings that still have the example of a new portal, by the names of their environment variables; empty when each was set.
    /// </summary>
    public IReadOnlyList<string> ExampleSettings =>
    [
        .. new[]
            {
                (Key: nameof(Name), Value: Name, Example: ExampleName),
                (Key: nameof(Contact), Value: Contact, Example: ExampleContact),
                (Key: nameof(Address), Value: Address, Example: ExampleAddress),
            }
            .Where(setting => string.Equals(setting.Value, setting.Example, StringComparison.Ordinal))
            .Select(setting => $"{Section}__{setting.Key}"),
    ];

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation(IConfiguration configuration) : IValidateOptions<MerchantOptions>
    {
        public ValidateOptionsResult Validate(string? name, MerchantOptions options)
        {
            var sentences = Sentences(options).ToList();
            return sentences.Count > 0 ? ValidateOptionsResult.Fail(sentences) : ValidateOptionsResult.Success;
        }

        private IEnumerable<string> Sentences(MerchantOptions options)
        {
            if (IsMissing(options.Name, ExampleName)
                || IsMissing(options.Contact, ExampleContact) || IsMissing(options.Address, ExampleAddress))
            {
                yield return "Merchant:Name, Merchant:Contact and Merchant:Address must be set; the terms that are read to customers say who charges the card and how to reach you.";
            }

            if (!IsCountry(options.Country))
            {
                yield return "Merchant:Country must be the two letters of a country, such as FR.";
            }
            else if (string.IsNullOrWhiteSpace(options.Authority)
                || (!string.Equals(options.Country, France, StringComparison.OrdinalIgnoreCase)
                    && string.Equals(options.Authority, FrenchAuthority, StringComparison.Ordinal)))
            {
                yield return "Merchant:Authority must name the data protection authority of Merchant:Country, to which customers can complain.";
            }
        }

        private static bool IsCountry(string country) =>
            country is [(>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')]
            && CultureInfo.GetCultures(CultureTypes.SpecificCultures)
                .Any(culture => culture.Name.Contains($"-{country}", StringComparison.OrdinalIgnoreCase));

        // The example must not be read to real customers.
        private bool IsMissing(string value, string example) =>
            string.IsNullOrWhiteSpace(value)
            || (StripeOptions.ModeOf(configuration[$"{StripeOptions.Section}:{nameof(StripeOptions.ApiKey)}"]) is StripeMode.Live
                && string.Equals(value, example, StringComparison.Ordinal));
    }
}
