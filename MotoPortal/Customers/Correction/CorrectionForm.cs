using System.Collections.Immutable;
using MotoPortal.Customers.Records;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Customers.Correction;

/// <summary>The form in which a customer's details are corrected.</summary>
public sealed class CorrectionForm
{
    private const int CompanyLength = 150;
    private const int LineLength = 200;
    private const int CityLength = 100;
    private const int PostalCodeLength = 20;

    // BCP 47, section 4.4.1: https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1
    private const int LongestLanguage = 35;

    /// <summary>Stripe's limit on <c>description</c>.</summary>
    public const int NoteLength = 350;

    /// <summary>Name, e-mail and telephone.</summary>
    public CustomerForm Contact { get; } = new();

    /// <summary>The language in which the customer is written and spoken to, two letters; empty for none.</summary>
    public string Language { get; set; } = "";

    /// <summary>The company; may be empty.</summary>
    public string Company { get; set; } = "";

    /// <summary>Street and number; may be empty.</summary>
    public string Line1 { get; set; } = "";

    /// <summary>Floor, building or the like; may be empty.</summary>
    public string Line2 { get; set; } = "";

    /// <summary>The postal code; may be empty.</summary>
    public string PostalCode { get; set; } = "";

    /// <summary>The city; may be empty.</summary>
    public string City { get; set; } = "";

    /// <summary>The country, two letters; may be empty.</summary>
    public string Country { get; set; } = "";

    /// <summary>What the merchant notes about the customer; may be empty.</summary>
    public string Note { get; set; } = "";

    /// <summary>Validates the form; the problems by field, empty when it can be kept.</summary>
    /// <param name="region">The two-letter country of numbers without a country code.</param>
    public ImmutableDictionary<string, FieldProblem> Check(string region)
    {
        var problems = Contact.Check(region).ToBuilder();
        foreach (var (field, text, longest) in new[]
        {
            (nameof(Company), Company, CompanyLength), (nameof(Line1), Line1, LineLength), (nameof(Line2), Line2, LineLength),
            (nameof(PostalCode), PostalCode, PostalCodeLength), (nameof(City), City, CityLength), (nameof(Note), Note, NoteLength),
        })
        {
            if (FieldRules.Text(text, longest, required: false) is { } problem)
            {
                problems[field] = problem;
            }
        }

        // The list offers known languages and the one that Stripe has; another comes from a forged message.
        if (Language.Length > LongestLanguage || !Language.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
        {
            problems[nameof(Language)] = FieldProblem.TooLong;
        }

        if (FieldRules.Visible(Country) is { Length: > 0 } country && !(country.Length == 2 && country.All(char.IsAsciiLetter)))
        {
            problems[nameof(Country)] = FieldProblem.NotACountry;
        }

        return problems.ToImmutable();
    }

    /// <summary>A form that holds what Stripe has.</summary>
    internal static CorrectionForm Of(StripeCustomer customer) => new()
    {
        Contact = { Name = customer.Name, Email = customer.Email ?? "", Phone = customer.Phone ?? "" },
        Language = customer.Language ?? "",
        Company = customer.Company,
        Line1 = customer.Address.Line1,
        Line2 = customer.Address.Line2,
        PostalCode = customer.Address.PostalCode,
        City = customer.Address.City,
        Country = customer.Address.Country,
        Note = customer.Note,
    };

    /// <summary>What has to change at Stripe for the form to hold; null for nothing.</summary>
    /// <param name="customer">The customer at Stripe.</param>
    /// <param name="region">The two-letter country of numbers without a country code.</param>
    internal CustomerChange? ChangeOf(StripeCustomer customer, string region)
    {
        static string? Differing(string kept, string? before) =>
            string.Equals(kept, before ?? "", StringComparison.Ordinal) ? null : kept;

        var address = new StripeAddress(
            FieldRules.Visible(Line1),
            FieldRules.Visible(Line2),
            FieldRules.Visible(PostalCode),
            FieldRules.Visible(City),
            FieldRules.Visible(Country).ToUpperInvariant());

        // A number that was written otherwise at Stripe, and was not touched here, stays as it is.
        var phone = string.Equals(Contact.Phone, customer.Phone, StringComparison.Ordinal) ? Contact.Phone
            : string.IsNullOrWhiteSpace(Contact.Phone) ? ""
            : PhoneNumber.Kept(Contact.Phone, region) ?? Contact.Phone;
        var change = new CustomerChange(
            Differing(Contact.KeptName, customer.Name),
            Differing(Contact.KeptEmail ?? "", customer.Email),
            Differing(phone, customer.Phone),
            Differing(Language, customer.Language),
            address == customer.Address ? null : address,
            Differing(FieldRules.Visible(Company), customer.Company),
            Differing(FieldRules.Visible(Note), customer.Note));
        return change == new CustomerChange(null, null, null, null, null, null, null) ? null : change;
    }
}
