namespace MotoPortal.Primitives;

/// <summary>An id that cannot be mistaken for another kind of id; stored and logged as its text.</summary>
/// <typeparam name="TSelf">The id's own type.</typeparam>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The id as it stands in the database, in addresses and at Stripe.</summary>
    string Value { get; }

    /// <summary>Reads an id from its text.</summary>
    /// <exception cref="FormatException">The text is not an id of this kind.</exception>
    static abstract TSelf From(string value);
}
