using System.Collections.Immutable;
using MotoPortal.Customers.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Customers.Searching;

/// <summary>The interpretation of a text typed into the customer search. Closed: only the cases named here exist.</summary>
internal abstract record CustomerQuery
{
    private const int LongestText = 200;

    private CustomerQuery()
    {
    }

    /// <summary>Nothing typed.</summary>
    public sealed record Nothing : CustomerQuery;

    /// <summary>Too short or too long to search.</summary>
    public sealed record NotSearchable : CustomerQuery;

    /// <summary>A card number, which is sent nowhere.</summary>
    public sealed record CardNumber : CustomerQuery;

    /// <summary>Stripe's id of a customer.</summary>
    public sealed record Id(CustomerId Value) : CustomerQuery;

    /// <summary>A whole e-mail address.</summary>
    public sealed record Email(string Value) : CustomerQuery;

    /// <summary>A telephone number, as E.164.</summary>
    public sealed record Phone(string Value) : CustomerQuery;

    /// <summary>Words of a name, an e-mail or a telephone number.</summary>
    public sealed record Words(ImmutableArray<SearchTerm> Terms) : CustomerQuery;

    /// <summary>Parses the typed text.</summary>
    /// <param name="typed">The text as typed.</param>
    /// <param name="region">The region of a telephone number without a country code.</param>
    /// <param name="exempt">The texts that look like a card number and are none.</param>
    public static CustomerQuery Read(string typed, string region, ExemptTexts exempt)
    {
        var text = FieldRules.Visible(typed);
        return text switch
        {
            { Length: 0 } => new Nothing(),
            { Length: > LongestText } => new NotSearchable(),
            _ when CustomerId.TryFrom(text) is { } id => new Id(id),
            _ when PhoneNumber.ToE164(text, region) is { } phone => new Phone(phone),
            _ when exempt.Refuse(text) => new CardNumber(),
            _ when text.Contains('@', StringComparison.Ordinal) && FieldRules.Email(text) is null => new Email(text),
            _ when CustomerTerms.Signs(text) < CustomerTerms.FewestSigns => new NotSearchable(),
            _ => new Words(CustomerTerms.Read(text)),
        };
    }
}
