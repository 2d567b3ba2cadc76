using System.Collections.Immutable;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Customers.Records;

/// <summary>The form for a new customer.</summary>
public sealed class CustomerForm
{
    /// <summary>The name on the order.</summary>
    public string Name { get; set; } = "";

    /// <summary>The e-mail address; may be empty.</summary>
    public string Email { get; set; } = "";

    /// <summary>The telephone number in any format; kept as E.164 with its extension; may be empty.</summary>
    public string Phone { get; set; } = "";

    /// <summary>The name as it is kept.</summary>
    public string KeptName => FieldRules.Visible(Name);

    /// <summary>The e-mail address as it is kept; null for none.</summary>
    public string? KeptEmail => FieldRules.Visible(Email) is { Length: > 0 } email ? email : null;

    /// <summary>Validates the form; the problems by field, empty when a customer can be made of it.</summary>
    /// <param name="region">The two-letter country of numbers without a country code.</param>
    public ImmutableDictionary<string, FieldProblem> Check(string region)
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        if (FieldRules.Text(KeptName, FieldRules.NameLength, required: true) is { } name)
        {
            problems[nameof(Name)] = name;
        }

        if (FieldRules.Email(KeptEmail) is { } email)
        {
            problems[nameof(Email)] = email;
        }

        if (PhoneNumber.Check(Phone, region) is { } phone)
        {
            problems[nameof(Phone)] = phone;
        }

        return problems.ToImmutable();
    }
}
