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
        switch (request.Content)
        {
            case MultipartContent parts:
                await CheckAsync(parts, cancellationToken);
                break;
            case { } content:
                Check(await content.ReadAsStringAsync(cancellationToken));
                break;
        }

        return await base.SendAsync(request, cancellationToken);
    }

    // The bytes of a file are no text. What the portal writes into one was looked at when it was typed, and what was uploaded when it was
    // cleaned; here its name is looked at.
    private async Task CheckAsync(MultipartContent parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            var named = part.Headers.ContentDisposition;
            var text = named?.FileName ?? named?.FileNameStar ?? await part.ReadAsStringAsync(cancellationToken);
            if (exempt.Refuse(text))
            {
                throw new CardNumberInRequestException(named?.Name ?? "a part");
            }
        }
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
