namespace MotoPortal.Gateway.Calls;

/// <summary>Thrown when a request to Stripe holds a card number; nothing was sent. Only <see cref="StripeErrors"/> catches it.</summary>
/// <param name="parameter">The parameter's name; never its value.</param>
internal sealed class CardNumberInRequestException(string parameter)
    : InvalidOperationException($"What looks like a card number was about to be sent to Stripe in {parameter}; nothing was sent.")
{
    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;
}
