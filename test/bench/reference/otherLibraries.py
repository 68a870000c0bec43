"""Times price and four Greeks in libraries that are installed, in CPU time, medians of seven."""
import time

COUNT = 100_000


def median_ns(run):
    run()
    times = []
    for _ in range(7):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return sorted(times)[3] / COUNT * 1e9


def say(name, text):
    print(f"  {name:<46} {text:>9}")


try:
    import numpy as np
    import scipy
    from scipy.special import ndtr

    rng = np.random.default_rng(1)
    forward = 1000 + 2000 * rng.random(COUNT)
    strike = forward * (0.6 + 0.9 * rng.random(COUNT))
    years = 0.02 + rng.random(COUNT)
    vol = 0.3 + rng.random(COUNT)
    sign = np.where(rng.random(COUNT) < 0.5, 1.0, -1.0)

    def vectorised():
        root = np.sqrt(years)
        s = vol * root
        d1 = np.log(forward / strike) / s + 0.5 * s
        density = 0.3989422804014327 * np.exp(-0.5 * d1 * d1)
        n1 = ndtr(sign * d1)
        value = sign * (forward * n1 - strike * ndtr(sign * (d1 - s)))
        vega = forward * density * root
        return value, sign * n1, density / (forward * s), vega, -vega * vol / (2 * years)

    say(f"scipy {scipy.__version__}, vectorised", f"{median_ns(vectorised):.3f}")
except ImportError:
    say("scipy", "not installed")

try:
    import QuantLib as ql

    def one_by_one():
        for _ in range(COUNT):
            calculator = ql.BlackCalculator(ql.PlainVanillaPayoff(ql.Option.Call, 2000.0), 2100.0, 0.4)
            calculator.value()
            calculator.deltaForward()
            calculator.gammaForward()
            calculator.vega(1.0)
            calculator.theta(2100.0, 1.0)

    say("QuantLib BlackCalculator", f"{median_ns(one_by_one):.3f}")
except ImportError:
    say("QuantLib BlackCalculator", "not installed")
