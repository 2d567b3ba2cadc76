using System.Collections;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Shell.Masking;

/// <summary>The values of a log line or scope without card numbers, and the line made of them.</summary>
internal sealed class MaskedLogState : IReadOnlyList<KeyValuePair<string, object?>>
{
    // The name under which the logging library hands the template over.
    private const string Template = "{OriginalFormat}";

    private readonly KeyValuePair<string, object?>[] _values;
    private readonly string _line;

    private MaskedLogState(KeyValuePair<string, object?>[] values, string line) => (_values, _line) = (values, line);

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => _values[index];

    /// <summary>The state with what holds a card number replaced; null when nothing does.</summary>
    /// <param name="state">The state that was logged.</param>
    /// <param name="line">The line that it makes.</param>
    public static MaskedLogState? Of(object? state, string line)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> named)
        {
            return StoredTextGuard.HoldsCardNumber(line) ? new MaskedLogState([], CardNumberMask.Text) : null;
        }

        var values = named.ToArray();
        var isMasked = false;
        for (var i = 0; i < values.Length; i++)
        {
            var masked = CardNumberMask.Of(values[i].Value);
            if (!ReferenceEquals(masked, values[i].Value))
            {
                line = Without(line, CardNumberMask.TextOf(values[i].Value));
                values[i] = new KeyValuePair<string, object?>(values[i].Key, masked);
                isMasked = true;
            }
        }

        // Two values may make a number together. A line of plain values, such as an address and a time, makes none.
        var ofLine = isMasked || values.All(value => value.Key == Template || value.Value is string);
        if (ofLine && StoredTextGuard.HoldsCardNumber(line))
        {
            return new MaskedLogState(
                [.. values.Select(value => new KeyValuePair<string, object?>(
                    value.Key, value.Value is string && value.Key != Template ? CardNumberMask.Text : value.Value))],
                CardNumberMask.Text);
        }

        return isMasked ? new MaskedLogState(values, line) : null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => _line;

    private static string Without(string line, string value) =>
        value.Length > 0 && line.Contains(value, StringComparison.Ordinal)
            ? line.Replace(value, CardNumberMask.Text, StringComparison.Ordinal)
            : CardNumberMask.Text;
}
