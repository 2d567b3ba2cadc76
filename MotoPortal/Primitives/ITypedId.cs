namespace MotoPortal.Primitives;

/// <summary>A typed id, which cannot be confused with another kind of id; stored and logged as its text.</summary>
/// <typeparam name="TSelf">The id's own type.</typeparam>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The id's text, in the database, in addresses and at Stripe.</summary>
    string Value { get; }

    /// <summary>Parses an id.</summary>
    /// <exception cref="FormatException">The text is not an id of this kind.</exception>
    static abstract TSelf From(string value);
}
