"""What no page of any story may do, watched in everything a browser opens: errors of scripts, what the content policy had to stop,
requests to another host."""


def watch(context, origin, wrong, name=""):
    who = f"{name}: " if name else ""
    ours = (origin, "data:", "blob:", "about:", "chrome")
    context.on("weberror", lambda error: wrong.append(f"{who}script: {error.error}"))
    context.on("request", lambda r: None if r.url.startswith(ours) else wrong.append(f"{who}asked elsewhere: {r.url}"))
    context.on("console", lambda line: wrong.append(f"{who}policy: {line.text}") if "Content Security Policy" in line.text else None)
