using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a setup: the portal's row for one job on a reader.</summary>
public readonly record struct CardSetupId : ITypedId<CardSetupId>
{
    private CardSetupId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static CardSetupId Create(DateTimeOffset now) => new("set_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static CardSetupId From(string value) => new(IdText.Require(value, "set_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static CardSetupId? TryFrom(string? value) => IdText.Fits(value, "set_") ? new CardSetupId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
