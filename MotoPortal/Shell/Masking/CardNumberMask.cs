using System.Globalization;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Shell.Masking;

/// <summary>Replaces what holds a card number in a log.</summary>
internal static class CardNumberMask
{
    /// <summary>What stands in the place of a text with a card number.</summary>
    public const string Text = "[left out: it looks like a card number]";

    /// <summary>The text of a value as a log shows it; empty for null.</summary>
    public static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable values => string.Join(", ", values.Cast<object?>().Select(TextOf)),
        _ => value.ToString() ?? "",
    };

    /// <summary>The value, or the mask when its text holds a card number. Times, spans and fractions are no texts.</summary>
    public static object? Of(object? value) =>
        value is null or bool or char or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or double or float or decimal
            or Guid or Enum || !StoredTextGuard.HoldsCardNumber(TextOf(value)) ? value : Text;
}
