using MotoPortal.Primitives;

namespace MotoPortal.Customers;

/// <summary>The interpretation of a text typed into the customer search. Closed: only the cases named here exist.</summary>
internal abstract record CustomerQuery
{
    // Stripe matches parts of words from three characters on: https://docs.stripe.com/search#query-fields-for-customers
    private const int ShortestPart = 3;
    private const int LongestText = 200;

    private CustomerQuery()
    {
    }

    /// <summary>Too short to search.</summary>
    public sealed record Nothing : CustomerQuery;

    /// <summary>A card number, which is sent nowhere.</summary>
    public sealed record CardNumber : CustomerQuery;

    /// <summary>Stripe's id of a customer.</summary>
    public sealed record Id(CustomerId Value) : CustomerQuery;

    /// <summary>A whole e-mail address.</summary>
    public sealed record Email(string Value) : CustomerQuery;

    /// <summary>A telephone number, as E.164.</summary>
    public sealed record Phone(string Value) : CustomerQuery;

    /// <summary>Part of a name or e-mail.</summary>
    public sealed record Part(string Value) : CustomerQuery;

    /// <summary>Parses the typed text.</summary>
    public static CustomerQuery Read(string typed, string region)
    {
        var text = typed.Trim();
        return text switch
        {
            { Length: 0 or > LongestText } => new Nothing(),
            _ when CustomerId.TryFrom(text) is { } id => new Id(id),
            _ when PhoneNumber.ToE164(text, region) is { } phone => new Phone(phone),
            _ when CardNumberGuard.HoldsCardNumber(text) => new CardNumber(),
            _ when text.Contains('@', StringComparison.Ordinal) && FieldRules.Email(text) is null => new Email(text),
            { Length: < ShortestPart } => new Nothing(),
            _ => new Part(text),
        };
    }

    /// <summary>Quotes a value for Stripe's search language.</summary>
    public static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
