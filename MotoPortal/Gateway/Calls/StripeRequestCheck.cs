using Microsoft.AspNetCore.WebUtilities;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Gateway.Calls;

/// <summary>
/// Lets no card number leave the portal. It reads each parameter of the request as it goes out, so that a parameter that is new in
/// Stripe.net or in the portal is checked too. Ids, digests, telephone numbers and exempted texts are let through; headers hold the
/// portal's own keys.
/// </summary>
internal sealed class StripeRequestCheck(ExemptTexts exempt) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="CardNumberInRequestException">A parameter holds a card number; nothing was sent.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Check(request.RequestUri?.Query);
        if (request.Content is { } content)
        {
            Check(await content.ReadAsStringAsync(cancellationToken));
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private void Check(string? parameters)
    {
        foreach (var parameter in new QueryStringEnumerable(parameters))
        {
            var name = parameter.DecodeName().ToString();
            if (exempt.Refuse(name))
            {
                throw new CardNumberInRequestException("a parameter's name");
            }

            if (exempt.Refuse(parameter.DecodeValue().ToString()))
            {
                throw new CardNumberInRequestException(name);
            }
        }
    }
}
