namespace MotoPortal.Primitives;

/// <summary>One saving of one card: our row, from the first click to the saved card.</summary>
public readonly record struct CardSetupId : ITypedId<CardSetupId>
{
    private CardSetupId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static CardSetupId Create(DateTimeOffset now) => new("set_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static CardSetupId From(string value) => new(IdText.Require(value, "set_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static CardSetupId? TryFrom(string? value) => IdText.Fits(value, "set_") ? new CardSetupId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
